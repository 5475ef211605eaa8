using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace GlobalReach.Web.Pages.Account;

/// <summary>Says at its field what is wrong with an account's entries.</summary>
internal static class NewPassword
{
    public static void Tell(this ModelStateDictionary state, IdentityResult result, IStringLocalizer<Labels> labels, string passwordField, string otherField)
    {
        foreach (var code in result.Errors.Select(error => error.Code).Where(code => code != "DuplicateUserName"))
        {
            state.AddModelError(code.StartsWith("Password", StringComparison.Ordinal) ? passwordField : otherField, labels[$"Identity_{code}"]);
        }
    }
}
