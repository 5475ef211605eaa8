using GlobalReach.Workflows.Companies;
using GlobalReach.Workflows.Contacts;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Tests.Companies;

public sealed class FillKeysTests
{
    [Fact]
    public async Task What_was_written_down_before_there_were_keys_is_found_by_them_after_a_start()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var desk = await Desk.Open();
        var company = await desk.Add(new CompanyForm { LegalName = "Kerria Surface Works", Website = "https://www.kerria.example/en" });
        await desk.Do(Amina, new AddContact.Command(company, ContactId.New(), new ContactForm { FamilyName = "Ono", Email = "ono@kerria-people.example" }));
        await desk.Look(db => db.Companies.ExecuteUpdateAsync(set => set.SetProperty(c => c.MatchTail, "").SetProperty(c => c.WebDomain, (string?)null), ct));
        await desk.Look(db => db.Contacts.ExecuteUpdateAsync(set => set.SetProperty(c => c.MailDomain, (string?)null), ct));
        AlikeCompanies.Query[] asked = [new() { Name = "Cerria Surface Works" }, new() { Website = "kerria.example" }, new() { Email = "a@kerria-people.example" }];
        foreach (var query in asked) (await desk.Alike(Ines, query)).ShouldBeEmpty();

        await FillKeys.Run(desk.Services, ct);
        await FillKeys.Run(desk.Services, ct);

        foreach (var query in asked) (await desk.Alike(Ines, query)).ShouldHaveSingleItem().Id.ShouldBe(company);
    }
}
