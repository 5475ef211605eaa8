using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Delivery.Mail;

/// <summary>How mail leaves and how it goes: what waits, what failed, what left last. No lead is named and no password told.</summary>
public static class MailState
{
    private const int MostShown = 10;

    private static readonly string[] Mails = [Subscriptions.MailAcknowledgement, Subscriptions.MailProposal, Subscriptions.MailDeadline];

    public sealed record Query : IQuery<Result>
    {
        public static Permission Requires => Permission.Administer;
    }

    public sealed record Result(Settings Settings, int Waiting, int Failing, int GivenUp, DateTimeOffset? LastLeft, IReadOnlyList<Failure> Failures, Test? LastTest);

    /// <summary>The settings as they are; the folder is null with a mail server, the server with a folder.</summary>
    public sealed record Settings(MailRoute Route, string? Folder, string? Host, int Port, MailTls Tls, string? User, bool HasPassword, string From, string BaseAddress, int TimeoutSeconds);

    /// <summary>One that did not leave; given up, or tried again at its time.</summary>
    public sealed record Failure(string Subscriber, int Attempts, string Error, DateTimeOffset? Next);

    public sealed record Test(DateTimeOffset At, MailProblem? Problem);

    public sealed class Handler(GlobalReachDb db, MailOptions options) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query query, CancellationToken ct)
        {
            var open = db.Deliveries.AsNoTracking().Where(d => d.DoneAt == null && Mails.Contains(d.Subscriber));
            var waiting = await open.CountAsync(d => d.DeadAt == null && d.Attempts == 0, ct);
            var failing = await open.CountAsync(d => d.DeadAt == null && d.Attempts > 0, ct);
            var givenUp = await open.CountAsync(d => d.DeadAt != null, ct);
            var failures = await open.Where(d => d.Attempts > 0 || d.DeadAt != null).OrderByDescending(d => d.DueAt).Take(MostShown)
                .Select(d => new Failure(d.Subscriber, d.Attempts, d.LastError ?? "", d.DeadAt == null ? d.DueAt : null)).ToListAsync(ct);
            var left = await db.Deliveries.AsNoTracking().Where(d => d.DoneAt != null && Mails.Contains(d.Subscriber)).OrderByDescending(d => d.DoneAt).Select(d => d.DoneAt).FirstOrDefaultAsync(ct);
            return new Result(Shown(), waiting, failing, givenUp, left, failures, await LastTest(ct));
        }

        private Settings Shown()
        {
            var smtp = options.Route == MailRoute.Smtp;
            return new(
                options.Route, smtp ? null : Path.GetFullPath(options.Folder), smtp ? options.Host : null, options.Port, options.Tls, options.User, options.Password is { Length: > 0 },
                $"{options.FromName} <{options.FromAddress}>", options.BaseAddress, options.TimeoutSeconds);
        }

        private async Task<Test?> LastTest(CancellationToken ct)
        {
            var entry = await db.Journal.AsNoTracking().Where(e => e.StreamId == Organisation.TheOne && e.Fact == MailTestedName).OrderByDescending(e => e.Sequence).FirstOrDefaultAsync(ct);
            return entry?.Fact() is MailTested tested ? new(entry.At, tested.Problem is { } problem ? Enum.TryParse<MailProblem>(problem, out var known) ? known : MailProblem.Other : null) : null;
        }

        private static readonly string MailTestedName = FactNames.NameOf(typeof(MailTested));
    }
}
