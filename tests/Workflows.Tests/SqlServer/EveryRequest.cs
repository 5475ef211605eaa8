using GlobalReach.Domain.Companies;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Approvals;
using GlobalReach.Workflows.Calendar;
using GlobalReach.Workflows.Companies;
using GlobalReach.Workflows.Contacts;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Delivery;
using GlobalReach.Workflows.Delivery.Mail;
using GlobalReach.Workflows.Demo;
using GlobalReach.Workflows.Documents;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.FirstSteps;
using GlobalReach.Workflows.Incentives;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Letterheads;
using GlobalReach.Workflows.Live;
using GlobalReach.Workflows.Operations;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Pipeline;
using GlobalReach.Workflows.Processes;
using GlobalReach.Workflows.Proposals;
using GlobalReach.Workflows.Requests;
using GlobalReach.Workflows.Search;
using GlobalReach.Workflows.Sites;
using GlobalReach.Workflows.Today;
using GlobalReach.Workflows.Views;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;

#pragma warning disable EF1001 // The twin sits at EF's own seam.

namespace GlobalReach.Workflows.Tests.SqlServer;

/// <summary>A story in which every command and query is answered once at least, both workers work, and the SQL Server twin of all of it is collected.</summary>
internal static class EveryRequest
{
    public static async Task<CollectedSql> Collect()
    {
        var sql = new CollectedSql();
        var renderer = Substitute.For<IProposalRenderer>();
        renderer.Render(default, default, default).ReturnsForAnyArgs(
            Task.FromResult<Outcome<byte[]>>(Refusal.Rule("proposal-template-broken")), Task.FromResult<Outcome<byte[]>>("%PDF-1.7"u8.ToArray()));
        await using var desk = await Desk.Open(services => services
            .AddSingleton(sql).AddScoped<SqlServerTwin>().AddTransient(typeof(IPipelineBehavior<,>), typeof(NoteAnswered<,>))
            .ConfigureDbContext<SqliteDb>(builder => builder.ReplaceService<IQueryCompiler, TwinnedQueryCompiler>().AddInterceptors(new TwinnedSaves()))
            .AddSingleton(new DemoOptions(Enabled: true)).AddSingleton(renderer), DatabaseProvider.Sqlite);

        await desk.Services.GetRequiredService<ProcessCatalog>().PublishSeeds(TestContext.Current.CancellationToken);
        await Demonstration(desk);
        var journey = await Journey.Start(desk);
        await FirstContact(desk, journey);
        await TeamAndHold(desk, journey);
        await Proposals(desk, journey);
        await Landing(desk, journey);
        await OffRamps(desk, journey.Lead);
        await Queries(desk, journey.Lead);
        await desk.Deliver();
        desk.Clock.Advance(TimeSpan.FromDays(400));
        while (await desk.Services.GetRequiredService<DeadlineWorker>().RingDue(TestContext.Current.CancellationToken) > 0)
        {
        }

        return sql;
    }

    private static async Task FirstContact(Desk desk, Journey journey)
    {
        var lead = journey.Lead;
        await desk.Send(Ines, new RegisterInquiry.Command(LeadId.New(), Investors.Unnamed), idempotencyKey: "once");
        await journey.Do(Ines, version => new CompleteInquiry.Command(lead, version, Investors.Solaris with { Summary = "Assembly hall with service workshop" }));
        await desk.Do(Amina, new WriteNote.Command(lead, Guid.CreateVersion7(), "Met them at the fair"));
        await desk.Do(Amina, new LogInteraction.Command(lead, Guid.CreateVersion7(), null, InteractionChannel.Call, "They need a crane", Substantive: true, "Send hall list", new DateOnly(2026, 11, 20)));
        var task = Guid.CreateVersion7();
        await desk.Do(Amina, new AddTask.Command(lead, task, "Ask for the power load", Role.Manager, Amina.Id, Desk.Morning.AddDays(3)));
        await desk.Do(Amina, new PostponeTask.Command(lead, task, new DateOnly(2026, 11, 16)));
        await journey.Do(Amina, version => new PromiseNextStep.Command(lead, version, "Send hall list", new DateOnly(2026, 11, 18)));
        await desk.Do(Amina, new PostponeNextStep.Command(lead, new DateOnly(2026, 11, 23)));
        await desk.Do(Amina, new DelegateTask.Command(lead, task, Noor.Id, "Before Friday"));
        await desk.Do(Noor, new ReleaseTask.Command(lead, task));
        await desk.Do(Amina, new ClaimTask.Command(lead, task));
        await desk.Do(Amina, new TaskList.Query { Assignee = Amina.Id, Role = Role.Manager, Overdue = true, Unclaimed = true });
        await desk.Do(Amina, new CloseTask.Command(lead, task, "They told us themselves"));
        await desk.Do(Amina, new ReopenTask.Command(lead, task));
        await desk.Do(Amina, new CloseTask.Command(lead, task, "They told us themselves"));
        var hit = await journey.Screen(ScreeningResult.Hit);
        await journey.Do(Bjorn, version => new ClearScreeningHit.Command(lead, version, hit, "Another company of that name"));
        await journey.Acknowledge(byMail: true);
        var mail = await desk.Look(db => db.Deliveries.Where(d => db.Journal.Any(e => e.Id == d.JournalEntryId && e.StreamId == lead.Value)).Select(d => d.Id).FirstAsync());
        await desk.Do(Amina, new RetryDelivery.Command(lead, mail));
        await journey.Do(Ines, version => new CheckDuplicates.Command(lead, version));
        await journey.Screen();
        await journey.Advance();
    }

    private static async Task TeamAndHold(Desk desk, Journey journey)
    {
        var lead = journey.Lead;
        await journey.Do(Amina, version => new InviteTeamMember.Command(lead, version, Rosa.Id, KnowsIdentity: false));
        await desk.Send(Rosa, new LeadList.Query());
        await desk.Do(Amina, new ChangedLeads.Query(desk.Clock.GetUtcNow().AddMinutes(-5)));
        await journey.Do(Amina, version => new DismissTeamMember.Command(lead, version, Rosa.Id));
        var rfi = Guid.CreateVersion7();
        await desk.Do(Amina, new SetDeadline.Command(lead, rfi, "Answer to the RFI", new DateTime(2027, 6, 30, 17, 0, 0), "Europe/Berlin"));
        await desk.Do(Amina, new MoveDeadline.Command(lead, rfi, new DateTime(2027, 7, 2, 17, 0, 0), "Europe/Berlin"));
        await desk.Do(Amina, new SettleDeadline.Command(lead, rfi, Given: true));
        await journey.Do(Amina, version => new InviteTeamMember.Command(lead, version, Noor.Id, KnowsIdentity: true));
        await journey.Do(Amina, version => journey.Action("hold", version) with { Reason = "Board meets in spring", ResumeOn = new DateOnly(2027, 3, 1) });
        await journey.Do(Amina, version => journey.Action("resume", version));
        await journey.Do(Amina, journey.Qualification);
        var withdrawn = await journey.AskToGo();
        await desk.Do(Bjorn, new MyWork.Query());
        await desk.Do(Bjorn, new ApprovalList.Query { WaitsFor = Role.VicePresident, RequestedBy = Amina.Id });
        await journey.Do(Amina, version => new WithdrawApproval.Command(lead, version, withdrawn));
        await journey.ApproveGo();
        await journey.Advance();
        await journey.Do(Amina, version => new UndoMove.Command(lead, version));
        await journey.Advance();
        await journey.Do(Amina, version => journey.Action("step-back", version) with { ToStage = new StageKey("qualification"), Reason = "The project changed" });
        await journey.Advance();
        await journey.Discover();
        await journey.Advance();
    }

    private static async Task Proposals(Desk desk, Journey journey)
    {
        var (lead, proposal) = (journey.Lead, Guid.CreateVersion7());
        var site = await journey.Shortlist();
        await journey.Do(Noor, version => new WithdrawSite.Command(lead, version, site));
        await journey.Shortlist();
        await desk.Do(Noor, new GenerateProposal.Command(lead, proposal, "de"));
        await desk.Do(Noor, new DocumentsToOrder.Query(lead));
        await desk.Deliver();
        await journey.Do(Noor, version => new RetryProposal.Command(lead, version, proposal));
        await desk.Deliver();
        await journey.Do(Bjorn, version => new ApproveProposal.Command(lead, version, proposal, AcceptsDraftTexts: true));
        await journey.Do(Amina, version => new SendProposal.Command(lead, version, proposal));
        await journey.Do(Amina, version => new RecordProposalReceipt.Command(lead, version, proposal, new DateOnly(2026, 11, 10)));
        await desk.Do(Noor, new ProposalView.Query(proposal));
        await desk.Do(Noor, new ProposalFile.Query(proposal));
        await journey.Do(Amina, version => new RecordProposalAnswer.Command(lead, version, proposal, Domain.Proposals.ProposalAnswer.Interested, new DateOnly(2026, 11, 10), "Go on"));
        await HandOut(desk, journey, proposal);
        await journey.Advance();
    }

    private static async Task HandOut(Desk desk, Journey journey, Guid proposal)
    {
        var (lead, file, link) = (journey.Lead, Guid.CreateVersion7(), Guid.CreateVersion7());
        await desk.Do(Amina, new MakeProposalCopy.Command(lead, proposal, file, "Katrin Vogt"));
        await desk.Do(Amina, new MakeProposalLink.Command(lead, proposal, link, "Katrin Vogt", ProposalLink.HashOf("token"), 30));
        await desk.Do(Amina, new ProposalLinkFace.Query("token", null));
        await desk.Do(Amina, new OpenProposalLink.Command(ProposalLink.HashOf("token"), ProposalLink.HashOf("reader"), null));
        await desk.Do(Amina, new RevokeProposalLink.Command(lead, link));
        await desk.Do(Amina, new ProposalHandling.Query(lead));
        await desk.Do(Amina, new ProposalCopyFile.Query(file));
        await desk.Do(Amina, new ProposalTwin.Query(proposal));
        await desk.Do(Amina, new ProposalCopyTwin.Query(link));
        await desk.Do(Amina, new ProposalChanges.Query(proposal));
        await desk.Do(Noor, new GenerateProposal.Command(lead, Guid.CreateVersion7(), "de") { ChangesSince = proposal });
    }

    private static async Task Landing(Desk desk, Journey journey)
    {
        await journey.Visit();
        await journey.Advance();
        var withdrawn = await journey.DraftOffer();
        await journey.Do(Priya, version => new WithdrawIncentivePackage.Command(journey.Lead, version, withdrawn));
        foreach (var stage in new[] { "incentive-package", "commitment", "landing" })
        {
            await journey.Meet(stage);
            await journey.Advance();
        }

        await journey.Care();
        var document = await journey.File(DocumentKind.CommitmentEvidence);
        await desk.Do(Amina, new DocumentFile.Query(journey.Lead, document));
    }

    private static async Task OffRamps(Desk desk, LeadId original)
    {
        var same = await Journey.Start(desk, Investors.SolarisAgain);
        await desk.Do(Ines, new FindDuplicates.Query(same.Lead));
        await same.Do(Amina, version => same.Action("mark-duplicate", version) with { DuplicateOf = original });
        var referred = await Journey.Start(desk, Investors.Yamabuki);
        await referred.Do(Amina, version => referred.Action("refer-out", version) with { ReferredTo = "A neighbouring region", Reason = "Wants a port" });
        var lost = await Journey.Reach(desk, "qualification", Investors.Yamabuki);
        var reason = desk.Services.GetRequiredService<ReasonLists>().Of("lost").First();
        await lost.Do(Amina, version => lost.Action("lose", version) with { Reasons = [reason], Reason = "Went elsewhere", Controllable = true, WinnerPlace = "Elsewhere", RecontactOn = new DateOnly(2027, 11, 1) });
    }

    private static async Task Queries(Desk desk, LeadId lead)
    {
        foreach (var person in new[] { Amina, Bjorn, Eleanor, Noor, Rosa }) await desk.Send(person, new LeadList.Query());
        foreach (var person in new[] { Amina, Bjorn, Chiara, Grace, Noor }) await desk.Do(person, new MyWork.Query());
        await desk.Do(Amina, new LeadList.Query { Stage = "aftercare", Status = LeadStatus.Active, Owner = Amina.Id, Country = "DE", Open = true, Won = true, Q = "100 % [sure]_", Page = 2, PageSize = 10 });
        await Lists(desk, lead);
        await desk.Do(Amina, new LeadPage.Query(lead));
        await desk.Do(Amina, new LeadVersion.Query(lead));
        await desk.Do(Amina, new PeopleList.Query());
        await Companies(desk, lead);
        await Administer(desk);
        foreach (var person in new[] { Amina, Eleanor, Rosa })
        {
            foreach (var words in new[] { "solaris", "katrin vogt", "batteries sol", "example hall", "heron", "山吹" }) await desk.Do(person, new Find.Query(words));
        }

        await desk.Do(Amina, new FindPeople.Query("tom"));
        await desk.Do(Amina, new RecentLeads.Query([lead]));
        await desk.Look(db => db.SearchSubjects.ExecuteDeleteAsync());
        await desk.Services.GetRequiredService<SearchBuild>().AddMissing(TestContext.Current.CancellationToken);
        await desk.Do(Amina, new LeadTimeline.Query(lead, Page: 2, PageSize: 5));
        await desk.Do(Amina, new LeadTimeline.Query(lead) { Kind = TimelineKind.Talks, By = Amina.Id });
        await desk.Do(Amina, new LeadTimeline.Query(lead) { Kind = TimelineKind.Facts });
        await desk.Do(Amina, new ProcessView.Query("investor-journey", 1));
        var (greenfield, acquisition, takenOver) = (new ProcessRef("investor-journey", 1), new ProcessRef("m-and-a", 1), await Journey.Reach(desk, "discovery", Investors.Yamabuki));
        await desk.Do(Bjorn, new PreviewMigration.Query(greenfield, acquisition) { Only = [takenOver.Lead] });
        await desk.Do(Bjorn, new PreviewMigration.Query(greenfield, acquisition));
        var grown = await Journey.Reach(desk, "aftercare", Investors.Solaris with { CompanyName = "Solaris Service GmbH", ContactEmail = "service@solaris-batteries.example" });
        await desk.Do(Yuki, new OpenFollowUp.Command(grown.Lead, LeadId.New(), FollowUp.Reinvestment, "A second hall"));
        await desk.Do(Amina, new LeadList.Query { Tracks = ["m-and-a"], InPipeline = true });
        await desk.Do(Bjorn, new PipelineRows.Query(PipelineFigure.Held));
        await takenOver.Do(Bjorn, version => new MigrateLead.Command(takenOver.Lead, version, acquisition, "They buy a company instead"));
        await desk.Do(Amina, new Board.Query());
        await desk.Do(Amina, new Board.Query { Mine = true, Q = "100 % [sure]_", Country = "DE", Owner = Amina.Id });
        await desk.Do(Rosa, new Board.Query());
        await desk.Do(Amina, new BoardColumn.Query("inquiry", "638000000000000000.P-1"));
        await desk.Do(Rosa, new BoardColumn.Query(BoardCards.Elsewhere, "638000000000000000.P-1"));
        await desk.Do(Amina, new LeadMoves.Query(lead));
        await desk.Do(Amina, new ProcessDiagram.Query(1));
        foreach (var person in new[] { Amina, Bjorn, Rosa })
        {
            await desk.Do(person, new CalendarPage.Query(new(2026, 11, 1), new(2026, 12, 5)) { All = true });
            await desk.Do(person, new CalendarFeed.Query());
        }

        await desk.Do(Amina, new MakeCalendarLink.Command(Guid.CreateVersion7(), CalendarLink.HashOf("one")));
        await desk.Do(Amina, new MakeCalendarLink.Command(Guid.CreateVersion7(), CalendarLink.HashOf("two")));
        await desk.Do(Amina, new MyCalendarLink.Query());
        await desk.As(Amina, scope => scope.GetRequiredService<CalendarLinks>().Holder("two", TestContext.Current.CancellationToken));
        await desk.Do(Amina, new RevokeCalendarLink.Command());
        await desk.Do(Eleanor, new PipelineSummary.Query());
        await Figures(desk);
        await desk.As(Amina, scope => scope.GetRequiredService<PeopleDirectory>().Names(TestContext.Current.CancellationToken));
        await desk.As(Amina, scope => scope.GetRequiredService<CodeNames>().Suggest(TestContext.Current.CancellationToken));
    }

    /// <summary>Every filter and every order, and the way from lead to lead in it; views of it.</summary>
    private static async Task Lists(Desk desk, LeadId lead)
    {
        await desk.Do(Amina, new LeadList.Query
        {
            Stages = ["inquiry", "aftercare"], Countries = ["DE", "JP"], Grades = ["A", "B"], Source = LeadSource.Direct, ReceivedFrom = new DateOnly(2026, 1, 1), ReceivedTo = new DateOnly(2026, 12, 31), Stalled = true, Only = [lead],
        });
        foreach (var late in Enum.GetValues<Lateness>()) await desk.Do(Amina, new LeadList.Query { Late = late });
        foreach (var (sort, descending) in Enum.GetValues<LeadSort>().SelectMany(sort => new[] { (sort, true), (sort, false) }))
        {
            await desk.Do(Amina, new LeadList.Query { Sort = sort, Descending = descending });
            await desk.Do(Amina, new LeadNeighbours.Query(lead, new LeadList.Query { Sort = sort, Descending = descending }));
        }

        var view = Guid.CreateVersion7();
        await desk.Do(Amina, new SaveView.Command(view, "Spring", "status=open"));
        await desk.Do(Amina, new ChangeView.Command(view) { Name = "Summer", Shared = true, Default = true });
        await desk.Do(Amina, new MyViews.Query());
        await desk.Do(Amina, new RemoveView.Command(view));
    }

    /// <summary>Every figure of the leadership page, and the rows behind each.</summary>
    private static async Task Figures(Desk desk)
    {
        foreach (var day in new DateOnly?[] { null, new DateOnly(2026, 11, 9) })
        {
            await desk.Do(Eleanor, new PipelineSummary.Query { AsOf = day });
            await desk.Do(Eleanor, new MonthsMoves.Query { AsOf = day });
            await desk.Do(Eleanor, new Funnel.Query { AsOf = day });
            await desk.Do(Eleanor, new WinsByCountry.Query { AsOf = day });
            await desk.Do(Eleanor, new ByFunction.Query { AsOf = day });
            await desk.Do(Eleanor, new ResponseTimes.Query { AsOf = day });
            foreach (var figure in Enum.GetValues<PipelineFigure>())
            {
                foreach (var place in new Place?[] { null, Place.Active, Place.Waiting }) await desk.Do(Eleanor, new PipelineRows.Query(figure) { AsOf = day, Kind = MoveKind.Lost, Place = place, Stage = "inquiry", Country = "DE", Source = LeadSource.Direct });
                await desk.Do(Eleanor, new PipelineRows.Query(figure) { AsOf = day, Kind = MoveKind.Lost, Unknown = true, Function = BusinessFunction.Assembly, Page = 2 });
            }
        }

        await desk.Do(Eleanor, new Stalled.Query());
        await desk.Do(Eleanor, new WhatIsDue.Query());
        foreach (var reason in Enum.GetValues<StallReason>()) await desk.Do(Eleanor, new PipelineRows.Query(PipelineFigure.Stalled) { Reason = reason });
        foreach (var part in Enum.GetValues<DuePart>()) await desk.Do(Eleanor, new PipelineRows.Query(PipelineFigure.Due) { Due = part });
        foreach (var part in Enum.GetValues<FunnelPart>()) await desk.Do(Eleanor, new PipelineRows.Query(PipelineFigure.Entered) { Reached = part });
        foreach (var part in Enum.GetValues<ResponsePart>()) await desk.Do(Eleanor, new PipelineRows.Query(PipelineFigure.Responses) { Response = part });
    }

    private static async Task Companies(Desk desk, LeadId lead)
    {
        var company = await desk.Look(db => db.Leads.Where(l => l.Id == lead).Select(l => l.CompanyId!.Value).SingleAsync());
        var (other, contact, merge) = (CompanyId.New(), ContactId.New(), Guid.CreateVersion7());
        await desk.Do(Amina, new CreateCompany.Command(other, new CompanyForm { LegalName = "Solaris Batteries North America Inc.", NativeName = "ソラリス", Website = "solaris-batteries.example", ParentId = company }));
        await desk.Do(Amina, new ChangeCompany.Command(other, 1, new CompanyForm { LegalName = "Solaris Batteries N.A. Inc.", ParentId = company }));
        await desk.Do(Amina, new AddContact.Command(other, contact, new ContactForm { FamilyName = "Vogt", Email = "vogt@solaris-batteries.example" }));
        await desk.Do(Amina, new ChangeContact.Command(contact, 1, new ContactForm { FamilyName = "Vogt", DoNotContact = true }));
        foreach (var person in new[] { Amina, Bjorn, Eleanor, Rosa }) await desk.Send(person, new CompanyList.Query { Q = "100 % [sure]_", Country = "DE", Kind = CompanyKind.Investor, Page = 1 });
        await desk.Do(Amina, new CompanyPage.Query(company));
        await desk.Do(Amina, new CompanyTimeline.Query(company));
        await desk.Do(Amina, new AlikeCompanies.Query { Name = "Solaris Battereis", NativeName = "ソラリス", Website = "https://www.solaris-batteries.example", Email = "a@solaris-batteries.example" });
        await desk.Do(Amina, new MergePreview.Query(company, other));
        await desk.Do(Amina, new MergeCompanies.Command(company, await Version(company), other, await Version(other), merge, [MergeField.NativeName]));
        await desk.Do(Amina, new UndoMerge.Command(company, await Version(company), merge));

        Task<int> Version(CompanyId id) => desk.Look(db => db.Companies.Where(c => c.Id == id).Select(c => c.Version).SingleAsync());
    }

    /// <summary>Before anything is in the database it may be told anew; that somebody asked is taken back, so that the story below goes on.</summary>
    private static async Task Demonstration(Desk desk)
    {
        var reset = desk.Services.GetRequiredService<DemoReset>();
        await desk.Do(Sam, new DemoStatus.Query());
        await desk.Do(Sam, new RetellDemo.Command("demo", DeletesOwn: false));
        await reset.IsUnderway(TestContext.Current.CancellationToken);
        await reset.AskedBy(TestContext.Current.CancellationToken);
        await desk.Look(db => db.HandledRequests.ExecuteDeleteAsync());
    }

    /// <summary>A process is drafted, simulated, overtaken, published by a second person and given up.</summary>
    private static async Task Studio(Desk desk)
    {
        var (draft, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        foreach (var id in new[] { draft, other }) await desk.Do(Sam, new BeginDraft.Command(id, "Sooner", RegisterInquiry.Process, 1));
        async Task<DraftPage.Result> Page(Guid id) => (await desk.Do(Sam, new DraftPage.Query(id))).Value!;
        await desk.Do(Sam, new WriteDraft.Command(draft, 1, (await Page(draft)).Text.Replace("\"5d\"", "\"6d\"", StringComparison.Ordinal)));
        var page = await Page(draft);
        await desk.Do(Sam, new WriteStage.Command(draft, page.Revision, "inquiry", StageForm.Of(page.Definition!.First, page.AllWords) with { StallsAfterDays = 4 }));
        await desk.Do(Sam, new WriteWords.Command(draft, 3, new Dictionary<string, IReadOnlyDictionary<string, string?>> { ["en"] = new Dictionary<string, string?> { ["stages.inquiry.name"] = "Request" } }));
        await desk.Do(Sam, new LookOverDraft.Query(draft, "{}"));
        await desk.Do(Sam, new WriteAction.Command(draft, 4, 0, ActionEdit.Of(page.Definition!.Actions[0], page.AllWords) with { Names = new() { ["en"] = "Onward" } }));
        await desk.Do(Sam, new SimulateDraft.Command(draft));
        await desk.Do(Sam, new SimulateDraft.Command(draft, Anew: true));
        await desk.Do(Sam, new SimulationPage.Query(draft, 0));
        await desk.Do(Sam, new AskForPublication.Command(draft, 5));
        await desk.Do(Bjorn, new SendDraftBack.Command(draft, 6));
        await desk.Do(Sam, new AskForPublication.Command(draft, 7));
        await desk.Do(Bjorn, new PublishDraft.Command(draft, 8));
        await desk.Do(Sam, new RebaseDraft.Command(other, 1));
        await desk.Do(Sam, new DiscardDraft.Command(other, 2));
        await desk.Do(Sam, new ProcessShelf.Query());
        await Migrations(desk);
    }

    /// <summary>Leads go over together: chosen, looked at, carried and told of.</summary>
    private static async Task Migrations(Desk desk)
    {
        var (run, from, to) = (Guid.CreateVersion7(), new ProcessRef(RegisterInquiry.Process, Shipped.Version), new ProcessRef("expansion", 1));
        await desk.Do(Bjorn, new LeadsOfVersion.Query(from, to) { Stages = ["discovery"], Q = "100 % [sure]_", Country = "DE", Owner = Amina.Id, Run = run });
        await desk.Do(Sam, new LeadsOfVersion.Query(from) { Q = "100 % [sure]_", Status = LeadStatus.Active });
        var lead = await Journey.Reach(desk, "discovery", Investors.Yamabuki with { CompanyName = "Dritte Beispiel GmbH", ContactEmail = "k.dritte@beispiel.example" });
        await desk.Do(Bjorn, new BeginMigration.Command(run, (await desk.Lead(lead.Lead)).Process, to) { Choice = new MigrationChoice { Only = [lead.Lead] } });
        await desk.Do(Bjorn, new LookOverRun.Command(run));
        await desk.Do(Bjorn, new LookOverRun.Command(run, Anew: true));
        await desk.Do(Bjorn, new LookOverRun.Command(run));
        await desk.Do(Bjorn, new MigrationRunPage.Query(run) { State = RunLeadState.Fits });
        await desk.Do(Bjorn, new CarryRun.Command(run, "They are here already"));
        await desk.Do(Bjorn, new NextOfRun.Query(run));
        await desk.Do(Bjorn, new TellRun.Command(run, [new TellRun.Told(lead.Lead, "changed-meanwhile")]));
    }

    private static LetterheadForm Letterhead => new() { Name = "Sample Alliance", ShortName = "Sample", Colour = "#7b2d8e", Languages = ["de"] };

    private static async Task Administer(Desk desk)
    {
        var (id, form) = (PersonId.New(), new PersonForm { Name = "Nadia Sample", Email = "nadia@alliance.example", Roles = [Role.Admin] });
        await desk.Do(Sam, new AdmitPerson.Command(id, form));
        var stamp = (await desk.Do(Sam, new PeopleRegister.Query())).Value!.Single(person => person.Id == id).Stamp;
        await desk.Do(Sam, new ChangePerson.Command(id, stamp, form with { Roles = [Role.Board] }));
        var key = ApiKey.Draw();
        await desk.Do(Sam, new MakeApiKey.Command(id, "Reporting", key));
        await desk.Do(Sam, new ApiKeyList.Query(id));
        await desk.Do(Sam, new RevokeApiKey.Command(id, ApiKey.IdOf(ApiKey.HashOf(key))));
        var team = Guid.CreateVersion7();
        await desk.Do(Sam, new FoundTeam.Command(team, "Asia", Amina.Id));
        await desk.Do(Sam, new ChangeTeam.Command(team, "Asia and Pacific", null, "de"));
        stamp = (await desk.Do(Sam, new PeopleRegister.Query())).Value!.Single(person => person.Id == id).Stamp;
        await desk.Do(Sam, new ChangePerson.Command(id, stamp, form with { Roles = [Role.Board], TeamId = team }));
        await desk.Do(Amina, new TeamList.Query());
        await desk.As(Amina, scope => scope.GetRequiredService<TeamDirectory>().Names(TestContext.Current.CancellationToken));
        await desk.Do(Amina, new LeadList.Query { Team = team });
        await desk.Do(Amina, new Board.Query { Team = team });
        await desk.Do(Sam, new DissolveTeam.Command(team));
        var (factor, recovery) = (OneTimeCode.DrawKey(), SecondFactors.DrawRecoveryCodes());
        await desk.Do(Amina, new SetUpSecondFactor.Command(factor, OneTimeCode.At(factor, OneTimeCode.StepAt(desk.Clock.GetUtcNow())), recovery));
        await desk.Do(Amina, new RenewRecoveryCodes.Command(recovery));
        await desk.As(Amina, scope => scope.GetRequiredService<SecondFactors>().Admits(Amina.Id.Value, factor, OneTimeCode.At(factor, OneTimeCode.StepAt(desk.Clock.GetUtcNow()) + 1), TestContext.Current.CancellationToken));
        await desk.Do(Amina, new SwitchOffSecondFactor.Command());
        await desk.Do(Sam, new TakeAwaySecondFactor.Command(Amina.Id));
        var absence = Guid.CreateVersion7();
        foreach (var (away, standIn) in new[] { (Amina.Id, Bjorn.Id), (Hugo.Id, Amina.Id) }) await desk.Do(Sam, new AnnounceAbsence.Command(absence = Guid.CreateVersion7(), away, new DateOnly(2026, 11, 10), new DateOnly(2026, 12, 3), away == Hugo.Id ? null : standIn));
        await desk.Do(Bjorn, new MyWork.Query());
        await desk.Do(Bjorn, new AbsenceList.Query(Bjorn.Id));
        await desk.Do(Hugo, new EndAbsence.Command(absence));
        await desk.Do(Amina, new HandOverView.Query());
        await desk.Do(Sam, new PublishLetterhead.Command(Guid.CreateVersion7(), 0, Letterhead with { Logo = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 3\"/>"u8.ToArray() }));
        await desk.Do(Sam, new LetterheadPreview.Query(Letterhead));
        await desk.Do(Sam, new LetterheadPage.Query());
        await desk.Do(Sam, new WithdrawLetterhead.Command(Guid.CreateVersion7(), 1));
        await desk.Do(Sam, new WordsLanguages.Query());
        var draft = (await desk.Do(Sam, new WordsToReview.Query("de"))).Value!.Blocks.First(block => block.State == BlockState.Draft);
        await desk.Do(Sam, new ReviewWords.Command("de", [new(draft.Key, draft.Hash)]));
        await desk.Do(Sam, new TakeBackWordsReview.Command("de", draft.Key));
        await desk.Do(Sam, new NoteMailTest.Command(MailProblem.TimedOut));
        await desk.Do(Sam, new MailState.Query());
        await desk.Do(Sam, new ShowFirstSteps.Command(false));
        await desk.Do(Sam, new FirstStepList.Query());
        await desk.Do(Sam, new ReleasePerson.Command(id));
        await desk.Do(Sam, new ReadmitPerson.Command(id));

        await Studio(desk);
        await desk.Do(Sam, new CheckJournal.Command());
        await desk.Look(db => db.Deliveries.ExecuteUpdateAsync(set => set.SetProperty(d => d.DeadAt, Desk.Morning).SetProperty(d => d.DoneAt, (DateTimeOffset?)null)));
        await desk.Do(Sam, new OperationsState.Query());
        await desk.Do(Sam, new RetryDeliveries.Command([]));
    }

    /// <summary>Notes a request that went all the way through.</summary>
    private sealed class NoteAnswered<TRequest, TResponse>(CollectedSql sql) : IPipelineBehavior<TRequest, TResponse>
        where TRequest : IRequest<TResponse>
        where TResponse : IOutcome
    {
        public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
        {
            var answer = await next();
            if (answer.Succeeded) sql.AddAnswered(typeof(TRequest));
            return answer;
        }
    }
}
