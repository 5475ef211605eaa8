using FluentValidation;
using GlobalReach.Domain.Letterheads;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Workflows.Letterheads;

/// <summary>How the organisation would present itself; nothing is kept. It is refused for the same reasons as publishing.</summary>
public static class LetterheadPreview
{
    public sealed record Query(LetterheadForm Letterhead) : IQuery<Result>
    {
        public static Permission Requires => Permission.Administer;
    }

    /// <summary>The logo that would be shown: null for none.</summary>
    public sealed record Result(LetterheadText Text, BrandColour Colour, Logo? Logo);

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.Letterhead).SetValidator(new LetterheadForm.Validator());
    }

    public sealed class Handler(LetterheadNow letterhead) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query query, CancellationToken ct)
        {
            var text = query.Letterhead.ToText();
            if (BrandColour.Read(text.Colour) is not { } colour) return Refusal.Invalid("Colour", "colour-unreadable");
            if (colour.TooLight is { } tooLight) return tooLight;
            if (query.Letterhead.WithoutLogo) return new Result(text, colour, null);
            if (query.Letterhead.Logo is not { } bytes) return new Result(text, colour, (await letterhead.Read(ct)).Logo?.Image);
            var logo = Logo.Read(bytes);
            return logo.Succeeded ? new Result(text, colour, logo.Value) : logo.As<Result>();
        }
    }
}
