using System.Globalization;
using System.Text.Json;
using GlobalReach.Domain.Proposals;
using GlobalReach.Workflows.Data;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Proposals;

/// <summary>Draws a proposal anew from its stored inputs with something written over every page: that it no longer stands, whom the copy is for. The original stays as it was.</summary>
public sealed class ProposalRendition(GlobalReachDb db, ProposalComposer composer, IProposalRenderer renderer)
{
    /// <summary>The rendition, or why there is none; the original never takes its place.</summary>
    internal async Task<Outcome<byte[]>> Draw(Proposal proposal, ProposalStanding standing, ProposalCopy? copy, CancellationToken ct)
    {
        var inputs = await db.Files.AsNoTracking().Where(f => f.Hash == proposal.InputsHash).Select(f => f.Bytes).SingleAsync(ct);
        return await renderer.Render(ProposalStamp.Of(composer.WordsBeside(proposal.Language), standing, copy).On(inputs), copy?.At ?? proposal.At, ct);
    }

    /// <summary>The original's name and what it is a rendition of; it tells no more than that one does.</summary>
    internal static string FileName(Proposal proposal, ProposalStanding standing, ProposalCopy? copy)
    {
        var (name, extension) = (Path.GetFileNameWithoutExtension(proposal.FileName), Path.GetExtension(proposal.FileName));
        var mark = standing switch { ProposalStanding.Superseded => "-superseded", ProposalStanding.Expired => "-expired", ProposalStanding.Current => "" };
        return $"{name}{(copy is null ? "" : $"-copy-{copy.Mark.ToLowerInvariant()}")}{mark}{extension}";
    }
}

/// <summary>What is written over the pages of a rendition, in the document's language: a mark across each page, a line at its foot.</summary>
internal sealed record ProposalStamp(string? Mark, string? Line)
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static ProposalStamp Of(ProposalWords words, ProposalStanding standing, ProposalCopy? copy) => new(
        standing switch { ProposalStanding.Superseded => words.Label("stamp.superseded"), ProposalStanding.Expired => words.Label("stamp.expired"), ProposalStanding.Current => null },
        copy is null ? null : words.Label("stamp.copy", ("mark", copy.Mark), ("recipient", ProposalText.Clean(copy.Recipient, ProposalCopy.LongestRecipient, out _)), ("date", Moment(words, copy.At))));

    /// <summary>The stored inputs with the stamp before them: not a letter of theirs is changed.</summary>
    public byte[] On(ReadOnlySpan<byte> inputs)
    {
        if (inputs is not [(byte)'{', ..]) throw new InvalidOperationException("Inputs are a JSON object.");
        return [.. "{\"stamp\":"u8, .. JsonSerializer.SerializeToUtf8Bytes(this, Json), (byte)',', .. inputs[1..]];
    }

    private static string Moment(ProposalWords words, DateTimeOffset at) =>
        $"{new ProposalFormat(words).ShortDate(DateOnly.FromDateTime(at.UtcDateTime))} {at.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture)}";
}
