using GlobalReach.Workflows.Requests;
using GlobalReach.Workflows.Views;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Tests.Views;

/// <summary>A list of leads that somebody keeps: theirs until they share it, and never a way to see more.</summary>
public sealed class SavedViewTests
{
    private const string Query = "status=open&owner=me";

    [Fact]
    public async Task A_view_is_its_owners_until_it_is_shared()
    {
        await using var desk = await Desk.Open();
        var id = await Save(desk, "Mine in spring");

        (await Of(desk, Tomas)).ShouldBeEmpty();
        (await desk.Send(Tomas, new ChangeView.Command(id) { Name = "Theirs" })).Refusals.ShouldHaveSingleItem().Code.ShouldBe("view-not-found");

        await desk.Do(Amina, new ChangeView.Command(id) { Shared = true });
        (await Of(desk, Tomas)).ShouldHaveSingleItem().ShouldBe(new MyViews.View(id, "Mine in spring", Query, Amina.Id, IsMine: false, IsShared: true, IsDefault: false));
        (await desk.Send(Tomas, new RemoveView.Command(id))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("view-not-yours");

        await desk.Do(Amina, new ChangeView.Command(id) { Shared = false });
        (await Of(desk, Tomas)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_administrator_removes_what_everybody_sees_and_nothing_else()
    {
        await using var desk = await Desk.Open();
        var (shared, own) = (await Save(desk, "Shared"), await Save(desk, "Own"));
        await desk.Do(Amina, new ChangeView.Command(shared) { Shared = true });

        await desk.Do(Sam, new RemoveView.Command(shared));
        (await desk.Send(Sam, new RemoveView.Command(own))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("view-not-found");

        (await Of(desk, Amina)).ShouldHaveSingleItem().Name.ShouldBe("Own");
    }

    [Fact]
    public async Task A_person_has_a_name_once_however_it_is_written()
    {
        await using var desk = await Desk.Open();
        await Save(desk, "Spring fair");
        var other = await Save(desk, "Autumn fair");

        var refused = await desk.Send(Amina, new SaveView.Command(Guid.CreateVersion7(), "  SPRING fair ", Query));
        refused.Refusals.ShouldHaveSingleItem().ShouldSatisfyAllConditions(r => r.Code.ShouldBe("view-name-taken"), r => r.Field.ShouldBe("Name"));
        (await desk.Send(Amina, new ChangeView.Command(other) { Name = "Spring Fair" })).Refusals.ShouldHaveSingleItem().Code.ShouldBe("view-name-taken");
        await desk.Do(Amina, new ChangeView.Command(other) { Name = "AUTUMN FAIR" });
        await desk.Do(Tomas, new SaveView.Command(Guid.CreateVersion7(), "Spring fair", Query));
    }

    [Fact]
    public async Task The_same_view_saved_twice_is_one_and_its_id_is_nobody_elses()
    {
        await using var desk = await Desk.Open();
        var id = await Save(desk, "Once");

        await desk.Do(Amina, new SaveView.Command(id, "Once", Query));
        (await desk.Send(Tomas, new SaveView.Command(id, "Once", Query))).Refusals.ShouldHaveSingleItem().ShouldBe(LeadAccess.IdTaken);
        (await Of(desk, Amina)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_list_begins_with_one_view_at_most()
    {
        await using var desk = await Desk.Open();
        var (first, second) = (await Save(desk, "A"), await Save(desk, "B"));

        await desk.Do(Amina, new ChangeView.Command(first) { Default = true });
        await desk.Do(Amina, new ChangeView.Command(second) { Default = true, Shared = true });

        (await Of(desk, Amina)).Where(view => view.IsDefault).ShouldHaveSingleItem().Id.ShouldBe(second);
        (await Of(desk, Tomas)).ShouldHaveSingleItem().IsDefault.ShouldBeFalse("What a colleague begins with is not what I begin with.");
        await desk.Do(Amina, new ChangeView.Command(second) { Default = false });
        (await Of(desk, Amina)).ShouldAllBe(view => !view.IsDefault);
    }

    [Fact]
    public async Task A_removed_view_leaves_its_story_and_frees_its_name()
    {
        await using var desk = await Desk.Open();
        var id = await Save(desk, "Gone");
        await desk.Do(Amina, new ChangeView.Command(id) { Shared = true });
        await desk.Do(Amina, new RemoveView.Command(id));

        (await Of(desk, Amina)).ShouldBeEmpty();
        (await desk.Look(db => db.Journal.Where(entry => entry.StreamId == id).OrderBy(entry => entry.Sequence).Select(entry => entry.Fact).ToListAsync(TestContext.Current.CancellationToken))).ShouldBe(["view.saved", "view.shared", "view.removed"]);
        await Save(desk, "Gone");
    }

    [Theory]
    [InlineData("", Query, "required")]
    [InlineData("   ", Query, "required")]
    [InlineData("Fine", "owner=me\nx", "view-query-malformed")]
    [InlineData("Fine", "q=ü", "view-query-malformed")]
    public async Task What_is_no_name_or_no_address_is_told(string name, string query, string code)
    {
        await using var desk = await Desk.Open();

        (await desk.Send(Amina, new SaveView.Command(Guid.CreateVersion7(), name, query))).Refusals.ShouldHaveSingleItem().Code.ShouldBe(code);
    }

    [Fact]
    public async Task A_name_of_sixty_letters_is_kept_and_a_longer_one_is_told()
    {
        await using var desk = await Desk.Open();

        await Save(desk, new string('ß', 60));
        (await desk.Send(Amina, new SaveView.Command(Guid.CreateVersion7(), new string('x', 61), Query))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("longer-than");
    }

    private static async Task<Guid> Save(Desk desk, string name)
    {
        var id = Guid.CreateVersion7();
        await desk.Do(Amina, new SaveView.Command(id, name, Query));
        return id;
    }

    private static async Task<IReadOnlyList<MyViews.View>> Of(Desk desk, Workflows.Demo.DemoPerson person) => (await desk.Do(person, new MyViews.Query())).Value!;
}
