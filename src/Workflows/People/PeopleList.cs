using GlobalReach.Domain.People;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Workflows.People;

/// <summary>Our own people, for who works with them; partners are told those they meet.</summary>
public static class PeopleList
{
    public sealed record Query : IQuery<IReadOnlyList<PeopleDirectory.Entry>>
    {
        public static Permission Requires => Permission.ReadProcesses;
    }

    public sealed class Handler(PeopleDirectory people) : IRequestHandler<Query, Outcome<IReadOnlyList<PeopleDirectory.Entry>>>
    {
        public async Task<Outcome<IReadOnlyList<PeopleDirectory.Entry>>> Handle(Query query, CancellationToken ct) => Outcome<IReadOnlyList<PeopleDirectory.Entry>>.Of(await people.All(ct));
    }
}
