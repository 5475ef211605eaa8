using GlobalReach.Web.Http;
using GlobalReach.Web.Markup;
using GlobalReach.Web.People;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace GlobalReach.Web.Pages.Account;

/// <summary>A person sets up their second factor by showing a code of it; by their password they get new recovery codes or switch it off.</summary>
public sealed class AuthenticatorModel(UserManager<Person> people, SignInManager<Person> signIn, FactorOffers offers, IMediator mediator, IStringLocalizer<Labels> labels) : PageModel
{
    [BindProperty]
    public Proof Form { get; set; } = new();

    /// <summary>Shown once.</summary>
    [TempData]
    public string[]? RecoveryCodes { get; set; }

    public Person Me { get; private set; } = null!;

    public int CodesLeft { get; private set; }

    public FactorOffer Offer { get; private set; } = null!;

    /// <summary>The offer as the form carries it.</summary>
    public string Sealed { get; private set; } = "";

    public QrPicture Picture { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync() => await Load() ? Page() : Challenge();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await Load()) return Challenge();
        // Else whoever finds a session open could lock its owner out.
        if (!await KnowsPassword()) return Again();
        var command = new SetUpSecondFactor.Command(Offer.Key, SecondFactorModel.Plain(Form.Code), Offer.RecoveryCodes);
        return await Finish(command, Offer.RecoveryCodes, "Flash_FactorOn", "/account/authenticator", ct);
    }

    public async Task<IActionResult> OnPostCodesAsync(CancellationToken ct)
    {
        if (!await Load()) return Challenge();
        var codes = SecondFactors.DrawRecoveryCodes();
        return await KnowsPassword() ? await Finish(new RenewRecoveryCodes.Command(codes), codes, "Flash_FactorCodes", "/account/authenticator", ct) : Again();
    }

    public async Task<IActionResult> OnPostOffAsync(CancellationToken ct)
    {
        if (!await Load()) return Challenge();
        return await KnowsPassword() ? await Finish(new SwitchOffSecondFactor.Command(), null, "Flash_FactorOff", "/account/profile", ct) : Again();
    }

    private async Task<IActionResult> Finish(ICommand command, IReadOnlyList<string>? codes, string said, string next, CancellationToken ct)
    {
        var done = await mediator.Send(command, ct);
        // The other sessions end with the old stamp; this one goes on with the new.
        if (done.Succeeded) await signIn.RefreshSignInAsync(Me);
        return await this.Answer(done, () =>
        {
            RecoveryCodes = codes?.ToArray();
            this.Flash(said);
            return Redirect(next);
        });
    }

    /// <summary>Wrong passwords count here as they do at the sign-in.</summary>
    private async Task<bool> KnowsPassword()
    {
        if (string.IsNullOrEmpty(Form.Password))
        {
            ModelState.AddModelError("Form.Password", labels["SignIn_PasswordMissing"]);
            return false;
        }

        if ((await signIn.CheckPasswordSignInAsync(Me, Form.Password, lockoutOnFailure: true)).Succeeded) return true;
        ModelState.AddModelError("Form.Password", labels["Factor_WrongPassword"]);
        return false;
    }

    private async Task<bool> Load()
    {
        if (await people.GetUserAsync(User) is not { } person) return false;
        Me = person;
        CodesLeft = person.TwoFactorEnabled ? await people.CountRecoveryCodesAsync(person) : 0;
        Offer = offers.Open(person, Form.Offer) ?? FactorOffers.Draw();
        (Sealed, Picture) = (offers.Seal(person, Offer), QrPicture.Of(Offer.AddressFor(person.Email!)));
        return true;
    }

    private PageResult Again()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    public sealed class Proof
    {
        public string? Code { get; set; }

        public string? Password { get; set; }

        public string? Offer { get; set; }
    }
}
