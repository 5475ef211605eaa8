using GlobalReach.Domain.People;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Requests;
using GlobalReach.Workflows.Tests.Mail;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Tests.People;

public sealed class PeopleTests
{
    private static readonly PersonForm Nadia = new() { Name = "Nadia Sample", JobTitle = "Research Analyst", Email = "nadia@alliance.example", Roles = [Role.Analyst, Role.Analyst] };

    [Fact]
    public async Task Who_is_let_in_is_in_the_register_and_the_journal_tells_it_without_the_name()
    {
        await using var desk = await Desk.Open();
        var id = PersonId.New();

        await desk.Do(Sam, new AdmitPerson.Command(id, Nadia));
        await desk.Do(Sam, new AdmitPerson.Command(id, Nadia));

        var entry = (await Register(desk)).Single(person => person.Id == id);
        (entry.Email, entry.HasPassword, entry.LeftAt, entry.OpenLeads).ShouldBe(("nadia@alliance.example", false, null, 0));
        entry.Roles.ShouldBe([Role.Analyst]);
        var told = await desk.Look(db => db.Journal.Where(e => e.StreamId == Organisation.TheOne).OrderBy(e => e.Sequence).ToListAsync());
        told.Select(e => e.Fact).ShouldBe(["organisation.founded", "organisation.person-admitted"]);
        told.ShouldAllBe(e => !e.Payload.Contains("Nadia") && !e.Payload.Contains("alliance.example"));
    }

    [Fact]
    public async Task An_address_belongs_to_one_person_however_it_is_written()
    {
        await using var desk = await Desk.Open();
        await desk.Do(Sam, new AdmitPerson.Command(PersonId.New(), Nadia));

        var second = await desk.Send(Sam, new AdmitPerson.Command(PersonId.New(), Nadia with { Email = "NADIA@Alliance.example" }));

        second.Refusals.ShouldHaveSingleItem().ShouldBe(PeopleRefusals.EmailTaken);
    }

    [Theory]
    [InlineData("", "nadia@alliance.example", true, "Person.Name")]
    [InlineData("Nadia", "nadia", true, "Person.Email")]
    [InlineData("Nadia", "Nadia <nadia@alliance.example>", true, "Person.Email")]
    [InlineData("Nadia", "", true, "Person.Email")]
    [InlineData("Nadia", "nadia@alliance.example", false, "Person.Roles")]
    public async Task What_is_missing_is_told_at_its_field(string name, string email, bool role, string field)
    {
        await using var desk = await Desk.Open();

        var refused = await desk.Send(Sam, new AdmitPerson.Command(PersonId.New(), new PersonForm { Name = name, Email = email, Roles = role ? [Role.Board] : [] }));

        refused.Refusals.ShouldHaveSingleItem().Field.ShouldBe(field);
    }

    [Fact]
    public async Task Only_administrators_let_people_in()
    {
        await using var desk = await Desk.Open();

        var refused = await desk.Send(Bjorn, new AdmitPerson.Command(PersonId.New(), Nadia));

        refused.Refusals.ShouldHaveSingleItem().Kind.ShouldBe(RefusalKind.Forbidden);
    }

    [Fact]
    public async Task Of_two_administrators_who_change_one_account_the_second_is_told()
    {
        await using var desk = await Desk.Open();
        var stamp = (await Register(desk)).Single(person => person.Id == Noor.Id).Stamp;
        var form = new PersonForm { Name = Noor.Name, JobTitle = Noor.JobTitle, Email = Noor.Email, Roles = [Role.Analyst, Role.Assurer] };

        var first = await desk.Send(Sam, new ChangePerson.Command(Noor.Id, stamp, form));
        var second = await desk.Send(Sam, new ChangePerson.Command(Noor.Id, stamp, form with { Roles = [Role.Board] }));

        first.Succeeded.ShouldBeTrue();
        second.Refusals.ShouldHaveSingleItem().ShouldBe(LeadAccess.ChangedMeanwhile);
        (await Register(desk)).Single(person => person.Id == Noor.Id).Roles.ShouldBe([Role.Analyst, Role.Assurer]);
    }

    [Fact]
    public async Task Somebody_can_always_let_people_in()
    {
        await using var desk = await Desk.Open();
        var stamp = (await Register(desk)).Single(person => person.Id == Sam.Id).Stamp;

        var leaves = await desk.Send(Sam, new ReleasePerson.Command(Sam.Id));
        var steps = await desk.Send(Sam, new ChangePerson.Command(Sam.Id, stamp, new PersonForm { Name = Sam.Name, JobTitle = "", Email = Sam.Email, Roles = [Role.Board] }));

        leaves.Refusals.ShouldHaveSingleItem().ShouldBe(PeopleRefusals.LastAdministrator);
        steps.Refusals.ShouldHaveSingleItem().ShouldBe(PeopleRefusals.LastAdministrator);
    }

    [Fact]
    public async Task Who_left_takes_nothing_over_and_is_told_nothing_but_keeps_their_name()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Start(desk);
        await journey.Do(Bjorn, version => new ReassignLead.Command(journey.Lead, version, Amina.Id, Tomas.Id, ""));

        await desk.Do(Sam, new ReleasePerson.Command(Amina.Id));
        var given = await journey.Try(Bjorn, version => new ReassignLead.Command(journey.Lead, version, Tomas.Id, Amina.Id, "Please take over"));
        await desk.Pass(TimeSpan.FromDays(2.1));

        given.Refusals.ShouldHaveSingleItem().Field.ShouldBe("BackupId");
        (await Register(desk)).Single(person => person.Id == Amina.Id).OpenLeads.ShouldBe(1);
        (await desk.Do(Bjorn, new PeopleList.Query())).Value!.ShouldContain(entry => entry.Id == Amina.Id && entry.HasLeft);
        desk.Mail().ShouldHaveSingleItem().To.Mailboxes.Single().Address.ShouldBe(Tomas.Email);

        await desk.Do(Sam, new ReadmitPerson.Command(Amina.Id));
        (await Register(desk)).Single(person => person.Id == Amina.Id).LeftAt.ShouldBeNull();
    }

    private static async Task<IReadOnlyList<PeopleRegister.Entry>> Register(Desk desk) => (await desk.Do(Sam, new PeopleRegister.Query())).Value!;
}
