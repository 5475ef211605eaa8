using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace GlobalReach.Web.Http;

/// <summary>Browsers send numbers and days in one way, whatever language the page is in: "12.5" never becomes 125.</summary>
internal sealed class InvariantForms : IValueProviderFactory
{
    public async Task CreateValueProviderAsync(ValueProviderFactoryContext context)
    {
        var request = context.ActionContext.HttpContext.Request;
        if (!request.HasFormContentType) return;
        try
        {
            context.ValueProviders.Add(new FormValueProvider(BindingSource.Form, await request.ReadFormAsync(context.ActionContext.HttpContext.RequestAborted), CultureInfo.InvariantCulture));
        }
        catch (InvalidDataException error)
        {
            throw new ValueProviderException(error.Message, error);
        }
    }
}
