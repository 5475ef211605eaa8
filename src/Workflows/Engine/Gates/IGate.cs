namespace GlobalReach.Workflows.Engine.Gates;

/// <summary>A condition a process may put before a move. Pure: it looks at gathered facts and says what is missing.</summary>
public interface IGate
{
    /// <summary>Its name in definitions.</summary>
    string Key { get; }

    /// <summary>Whether it knows what a use of it is about; the check of a definition asks.</summary>
    bool Accepts(string? of);

    /// <summary>What it has to look at.</summary>
    LeadParts Reads(string? of);

    /// <summary>Null when met, else why not.</summary>
    Refusal? Check(string? of, GateFacts facts);
}
