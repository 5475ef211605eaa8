using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Workflows.Search;

/// <summary>Our own people by name; who left is found last.</summary>
public static class FindPeople
{
    public sealed record Query(string? Q) : IQuery<IReadOnlyList<PeopleDirectory.Entry>>
    {
        public static Permission Requires => Permission.ReadProcesses;

        public int Most { get; init; } = 8;
    }

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(q => q.Q).MaximumLength(200);
            RuleFor(q => q.Most).InclusiveBetween(1, 50);
        }
    }

    public sealed class Handler(PeopleDirectory people) : IRequestHandler<Query, Outcome<IReadOnlyList<PeopleDirectory.Entry>>>
    {
        public async Task<Outcome<IReadOnlyList<PeopleDirectory.Entry>>> Handle(Query query, CancellationToken ct)
        {
            var words = SearchWords.Wanted(query.Q ?? "");
            return Outcome<IReadOnlyList<PeopleDirectory.Entry>>.Of(words.Count == 0
                ? []
                : [.. (await people.All(ct)).Where(person => SearchWords.Fit(words, person.Name)).OrderBy(person => person.HasLeft).Take(query.Most)]);
        }
    }
}
