using GlobalReach.Domain.Companies;
using GlobalReach.Web.Pages.Leads;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace GlobalReach.Web.Markup;

/// <summary><c>&lt;lead-field of="field" form="said" /&gt;</c>: the input of one fact of the catalogue, drawn by <see cref="FieldTagHelper"/> or <see cref="KnownFieldTagHelper"/>.</summary>
[HtmlTargetElement("lead-field", Attributes = "of,form", TagStructure = TagStructure.WithoutEndTag)]
public sealed class LeadFieldTagHelper(IStringLocalizer<Labels> labels, IModelMetadataProvider metadata, CurrentLead lead) : TagHelper
{
    public LeadField Of { get; set; } = null!;

    /// <summary>What the form holds that the field is part of.</summary>
    public object Form { get; set; } = null!;

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var property = metadata.GetModelExplorerForType(Form.GetType(), Form).GetExplorerForProperty(Of.Property)!;
        var expression = new ModelExpression(Of.Name, property);
        if (Of.Longest is { } longest) output.Attributes.SetAttribute("maxlength", longest);
        if (Of.Kind is FactKind.Number)
        {
            output.Attributes.SetAttribute("min", 0);
            output.Attributes.SetAttribute("step", Of.Property == "Jobs" ? "1" : "any");
        }

        // The input of what a client says takes one line; a text of several would lose its breaks in it.
        if (Of.IsKnown)
        {
            new KnownFieldTagHelper(labels) { For = expression, ViewContext = ViewContext, As = Of.Kind switch { FactKind.Number => "number", FactKind.Money => FieldFrame.Amount, _ => "text" }, Items = Items() }.Process(context, output);
            return;
        }

        var kind = Of.Kind switch { FactKind.Words or FactKind.Lines => "textarea", FactKind.Tick => "checkbox", FactKind.Choice or FactKind.Country or FactKind.Language or FactKind.Person => "select", FactKind.Day => "date", _ => "text" };
        if (Of.Currency is null && Of.Property.EndsWith("Currency", StringComparison.Ordinal)) output.Attributes.SetAttribute("class", "field-currency");
        new FieldTagHelper(labels) { For = expression, ViewContext = ViewContext, As = kind, Items = Items(), Required = false, Label = Of.Property.EndsWith("Currency", StringComparison.Ordinal) ? "Field_Currency" : null }.Process(context, output);
    }

    private IEnumerable<SelectListItem>? Items() => Of.Kind switch
    {
        FactKind.Choice => Enum.GetValues(Of.Of!).Cast<Enum>().Where(value => value is not CompanyKind.Investor).Select(value => new SelectListItem(labels.Name(value), value.ToString())),
        FactKind.Country => Words.Countries(),
        FactKind.Language => Words.Languages(),
        FactKind.Person => lead.Owners,
        _ => null,
    };
}
