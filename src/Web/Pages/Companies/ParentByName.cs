using GlobalReach.Domain.Foundation;
using GlobalReach.Web.Http;
using GlobalReach.Workflows.Companies;
using MediatR;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace GlobalReach.Web.Pages.Companies;

/// <summary>Finds the owner that people typed by its name; none or several of that name are told at the field.</summary>
public sealed class ParentByName(IMediator mediator, RefusalTexts texts)
{
    public async Task<CompanyId?> Read(ModelStateDictionary state, string? name, CompanyPage.Relative? now, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(name)) return null;
        if (name.Trim() == now?.Name) return now.Id;
        var found = await mediator.Send(new AlikeCompanies.Query { Name = name.Trim() }, ct);
        var same = (found.Value?.Candidates ?? []).Where(company => company.Why <= AlikeCompanies.Likeness.SameTradingName).ToList();
        var named = same.Where(company => company.Name == name.Trim()).ToList();
        var one = named.Count == 1 ? named : same;
        if (one.Count == 1) return one[0].Id;
        state.AddModelError("Form.ParentName", texts.Say(one.Count == 0 ? Refusal.Rule("parent-not-here") : Refusal.Rule("parent-ambiguous", one.Count)));
        return null;
    }
}
