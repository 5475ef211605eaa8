using System.Security.Cryptography;
using System.Text;
using GlobalReach.Domain.Foundation;
using GlobalReach.Web.Http;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Web.Api;

/// <summary>The lead's version after a change: the next decision names it.</summary>
internal sealed record Written(int Version);

/// <summary>Sends a change of a lead and answers with the version it left behind.</summary>
internal sealed class LeadWrites(IMediator mediator, OutcomeResults results, Answers answers, CurrentUser user, IHttpContextAccessor context)
{
    public async Task<IResult> Record(LeadId lead, ICommand command, CancellationToken ct)
    {
        var done = await mediator.Send(command, ct);
        return done.Succeeded ? await Tell(lead, version => Results.Ok(new Written(version)), ct) : results.Problem(done, lead.Value);
    }

    public async Task<IResult> Record(LeadId lead, ICommand command, Func<int, IResult> tell, CancellationToken ct)
    {
        var done = await mediator.Send(command, ct);
        return done.Succeeded ? await Tell(lead, tell, ct) : results.Problem(done, lead.Value);
    }

    public async Task<IResult> Record<T>(LeadId lead, ICommand<T> command, Func<T, int, IResult> tell, CancellationToken ct)
    {
        var done = await mediator.Send(command, ct);
        return done.Succeeded ? await Tell(lead, version => tell(done.Value, version), ct) : results.Problem(done, lead.Value);
    }

    /// <summary>The id the caller made, or a new one; under an idempotency key the same new one again, so that the request stays the same request.</summary>
    public Guid IdOr(Guid? given)
    {
        if (given is { } id) return id;
        if (answers.Key is not { } key) return Guid.CreateVersion7();

        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"{user.Id}\n{context.HttpContext!.Request.Path}\n{key}"))[..16];
        bytes[6] = (byte)(0x80 | (bytes[6] & 0x0F));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true);
    }

    private async Task<IResult> Tell(LeadId lead, Func<int, IResult> tell, CancellationToken ct) => results.Answer(await mediator.Send(new LeadVersion.Query(lead), ct), tell, lead.Value);
}
