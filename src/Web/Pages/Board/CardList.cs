using GlobalReach.Domain.Foundation;
using GlobalReach.Workflows.Pipeline;

namespace GlobalReach.Web.Pages.Board;

/// <summary>Cards as the board shows them: with their owners' names, whether they can be moved, and the address where the column goes on (null where it ends).</summary>
public sealed record CardList(IReadOnlyList<BoardCard> Cards, IReadOnlyDictionary<PersonId, string> People, bool MayMove, string? More = null);
