using System.Security.Cryptography;
using System.Text.Json;
using GlobalReach.Workflows.Data;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Requests;

/// <summary>An answer given before, kept under the caller's key in the save that did the work.</summary>
public sealed class HandledRequest
{
    public PersonId Caller { get; init; }

    public string Key { get; init; } = "";

    public string RequestHash { get; init; } = "";

    public string Answer { get; init; } = "";

    /// <summary>The lead's version that the same save left behind, which the answer tells; null when no lead changed.</summary>
    public int? LeadVersion { get; internal set; }

    public DateTimeOffset At { get; init; }
}

/// <summary>The idempotency key the edge was given for this request, and whether the answer is a stored one.</summary>
public sealed class Answers(GlobalReachDb db, CurrentUser user, TimeProvider clock)
{
    /// <summary>No key that a caller sends has a space.</summary>
    internal const string MadePrefix = "made ";

    public string? Key { get; set; }

    public bool Replayed { get; private set; }

    /// <summary>The version the stored answer told; null unless it is replayed and told one.</summary>
    public int? ReplayedVersion { get; private set; }

    internal async Task<TResponse?> Find<TResponse>(object request, CancellationToken ct)
        where TResponse : class, IOutcome<TResponse>
    {
        if (Key is null) return null;
        var stored = await db.HandledRequests.AsNoTracking().FirstOrDefaultAsync(h => h.Caller == user.Id && h.Key == Key, ct);
        if (stored is null) return null;
        if (stored.RequestHash != HashOf(request)) return TResponse.Refused(Refusal.Invalid("Idempotency-Key", "idempotency-key-reused"));
        (Replayed, ReplayedVersion) = (true, stored.LeadVersion);
        return TResponse.Again(TResponse.AnswerType is { } type ? JsonSerializer.Deserialize(stored.Answer, type, StoredJson.Options) : null);
    }

    /// <summary>What this caller was answered when they made something under an id of their own with the same words; null where somebody else did, or with others.</summary>
    internal async Task<T?> Made<T>(Guid id, object request, CancellationToken ct)
        where T : class
    {
        var (key, hash) = (KeyOf(id), HashOf(request));
        var stored = await db.HandledRequests.AsNoTracking().FirstOrDefaultAsync(h => h.Caller == user.Id && h.Key == key && h.RequestHash == hash, ct);
        return stored is null ? null : JsonSerializer.Deserialize<T>(stored.Answer, StoredJson.Options);
    }

    internal void KeepMade<T>(Guid id, object request, T answer) =>
        db.HandledRequests.Add(new HandledRequest { Caller = user.Id, Key = KeyOf(id), RequestHash = HashOf(request), Answer = JsonSerializer.Serialize(answer, StoredJson.Options), At = clock.GetUtcNow() });

    private static string KeyOf(Guid id) => $"{MadePrefix}{id}";

    internal void Keep<TResponse>(object request, TResponse response)
        where TResponse : IOutcome<TResponse>
    {
        if (Key is null) return;
        db.HandledRequests.Add(new HandledRequest
        {
            Caller = user.Id,
            Key = Key,
            RequestHash = HashOf(request),
            Answer = TResponse.AnswerType is { } type ? JsonSerializer.Serialize(response.Answer, type, StoredJson.Options) : "",
            At = clock.GetUtcNow(),
        });
    }

    private static string HashOf(object request) =>
        Convert.ToHexStringLower(SHA256.HashData([.. System.Text.Encoding.UTF8.GetBytes(request.GetType().FullName!), .. JsonSerializer.SerializeToUtf8Bytes(request, request.GetType(), StoredJson.Options)]));
}
