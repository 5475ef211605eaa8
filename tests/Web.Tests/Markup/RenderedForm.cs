using System.Text.Encodings.Web;
using GlobalReach.Web.Markup;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace GlobalReach.Web.Tests.Markup;

public enum Shape
{
    Round,
    Square,
}

public sealed class ShapeForm
{
    public string? Title { get; set; }

    public decimal? Share { get; set; }

    public Shape? Shape { get; set; }

    public IReadOnlyList<Shape> Shapes { get; set; } = [];

    public KnownInput Jobs { get; set; } = new();
}

/// <summary>A form's fields as HTML, with the model state of a page that was sent.</summary>
internal sealed class RenderedForm
{
    private readonly IStringLocalizer<Labels> labels;
    private readonly ViewContext view;

    public RenderedForm(ShapeForm form)
    {
        var services = new ServiceCollection().AddLogging().AddLocalization(options => options.ResourcesPath = "Resources").AddMvcCore().AddViews().Services.BuildServiceProvider();
        var metadata = services.GetRequiredService<IModelMetadataProvider>();
        labels = services.GetRequiredService<IStringLocalizer<Labels>>();
        State = new ModelStateDictionary();
        view = new ViewContext { HttpContext = new DefaultHttpContext(), ViewData = new ViewDataDictionary<ShapeForm>(metadata, State) { Model = form } };
    }

    public ModelStateDictionary State { get; }

    public void Sent(string name, params string[] values) => State.SetModelValue(name, values.Length == 1 ? values[0] : values, string.Join(',', values));

    public string Field(string property, Action<FieldTagHelper>? with = null)
    {
        var field = new FieldTagHelper(labels) { For = Expression(property), ViewContext = view };
        with?.Invoke(field);
        return Html(field, "field");
    }

    public string KnownField(string property) => Html(new KnownFieldTagHelper(labels) { For = Expression(property), ViewContext = view, As = "number" }, "known-field");

    public string ErrorSummary() => Html(new ErrorSummaryTagHelper(labels) { ViewContext = view }, "error-summary");

    private ModelExpression Expression(string property) => new($"Form.{property}", view.ViewData.ModelExplorer.GetExplorerForProperty(property));

    private static string Html(TagHelper helper, string tag)
    {
        var output = new TagHelperOutput(tag, [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        helper.Process(new TagHelperContext([], new Dictionary<object, object>(), "id"), output);
        using var writer = new StringWriter();
        output.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }
}
