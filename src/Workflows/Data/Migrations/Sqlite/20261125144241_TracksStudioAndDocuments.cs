using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace GlobalReach.Workflows.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class TracksStudioAndDocuments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Moves_Flow",
                table: "Moves");

            migrationBuilder.DropIndex(
                name: "IX_Moves_Funnel",
                table: "Moves");

            migrationBuilder.DropIndex(
                name: "IX_Moves_Stock",
                table: "Moves");

            migrationBuilder.DropIndex(
                name: "IX_Leads_Confidentiality_OpenStage_Jobs",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_Figures",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_OpenStage_DueNext_Number",
                table: "Leads");

            migrationBuilder.AddColumn<string>(
                name: "Note",
                table: "Tasks",
                type: "TEXT",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Answer",
                table: "Proposals",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AnswerWords",
                table: "Proposals",
                type: "TEXT",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "AnsweredOn",
                table: "Proposals",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "DraftTexts",
                table: "Proposals",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "DraftTextsAccepted",
                table: "Proposals",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ExpiresOn",
                table: "Proposals",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Kind",
                table: "Proposals",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "Full");

            migrationBuilder.AddColumn<string>(
                name: "Sections",
                table: "Proposals",
                type: "TEXT",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<Guid>(
                name: "SupersededBy",
                table: "Proposals",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "AskedBy",
                table: "Processes",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "Draft",
                table: "Processes",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "PublishedBy",
                table: "Processes",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "Held",
                table: "Moves",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "Holds",
                table: "Moves",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "LastMove",
                table: "Leads",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ParentId",
                table: "Leads",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Track",
                table: "Leads",
                type: "TEXT",
                maxLength: 60,
                nullable: false,
                defaultValue: "investor-journey");

            migrationBuilder.AddColumn<Guid>(
                name: "Subject",
                table: "Deadlines",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Approvals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Stage = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Policy = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Needed = table.Column<int>(type: "INTEGER", nullable: false),
                    About = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    RequestedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    RequestedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Remark = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    WaitsFor = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Amounts = table.Column<string>(type: "TEXT", nullable: false),
                    Seats = table.Column<string>(type: "TEXT", nullable: false),
                    LeadId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Approvals", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Approvals_Leads_LeadId",
                        column: x => x.LeadId,
                        principalTable: "Leads",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "MigrationRuns",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    FromProcess = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    FromVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    ToProcess = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    ToVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    Map = table.Column<string>(type: "TEXT", nullable: false),
                    BegunBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    BegunAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Step = table.Column<int>(type: "INTEGER", nullable: false),
                    Total = table.Column<int>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    CarriedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    CarriedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Told = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MigrationRuns", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ProcessDrafts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Process = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    From = table.Column<int>(type: "INTEGER", nullable: false),
                    Running = table.Column<int>(type: "INTEGER", nullable: false),
                    Definition = table.Column<string>(type: "TEXT", nullable: false),
                    Words = table.Column<string>(type: "TEXT", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Authors = table.Column<string>(type: "TEXT", nullable: false),
                    BegunBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    BegunAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ChangedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AskedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    PublishedAs = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProcessDrafts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ProcessWords",
                columns: table => new
                {
                    Process = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Json = table.Column<string>(type: "TEXT", nullable: false),
                    Draft = table.Column<Guid>(type: "TEXT", nullable: false),
                    PublishedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    PublishedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProcessWords", x => new { x.Process, x.Language, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "ProposalCopies",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProposalId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Way = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ContactId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Recipient = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    By = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    TokenHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    ExpiresAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    RevokedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    OpenedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ReaderHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    LeadId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProposalCopies", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ProposalCopies_Leads_LeadId",
                        column: x => x.LeadId,
                        principalTable: "Leads",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_ProposalCopies_Proposals_ProposalId",
                        column: x => x.ProposalId,
                        principalTable: "Proposals",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "ReviewedWords",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    Block = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    By = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    TakenBackAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReviewedWords", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Simulations",
                columns: table => new
                {
                    Draft = table.Column<Guid>(type: "TEXT", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    Step = table.Column<int>(type: "INTEGER", nullable: false),
                    Since = table.Column<DateTime>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Total = table.Column<int>(type: "INTEGER", nullable: false),
                    Done = table.Column<int>(type: "INTEGER", nullable: false),
                    Next = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    IsOver = table.Column<bool>(type: "INTEGER", nullable: false),
                    Told = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Simulations", x => x.Draft);
                });

            migrationBuilder.CreateTable(
                name: "ApprovalDecisions",
                columns: table => new
                {
                    Seat = table.Column<int>(type: "INTEGER", nullable: false),
                    ApprovalId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    InsteadOf = table.Column<Guid>(type: "TEXT", nullable: true),
                    Approves = table.Column<bool>(type: "INTEGER", nullable: false),
                    Comment = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ApprovalDecisions", x => new { x.ApprovalId, x.Seat });
                    table.ForeignKey(
                        name: "FK_ApprovalDecisions_Approvals_ApprovalId",
                        column: x => x.ApprovalId,
                        principalTable: "Approvals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "MigrationRunLeads",
                columns: table => new
                {
                    Run = table.Column<Guid>(type: "TEXT", nullable: false),
                    Lead = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MigrationRunLeads", x => new { x.Run, x.Lead });
                    table.ForeignKey(
                        name: "FK_MigrationRunLeads_MigrationRuns_Run",
                        column: x => x.Run,
                        principalTable: "MigrationRuns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Moves_Flow",
                table: "Moves",
                columns: new[] { "At", "Kind", "FromStatus", "ToStatus", "WasWon", "WonAt", "Held", "Holds", "LeadId" });

            migrationBuilder.CreateIndex(
                name: "IX_Moves_Funnel",
                table: "Moves",
                columns: new[] { "Entered", "At", "EnteredBefore", "OnwardAt", "EndedAt", "Holds", "LeadId" });

            migrationBuilder.CreateIndex(
                name: "IX_Moves_Stock",
                table: "Moves",
                columns: new[] { "ToStatus", "WonAt", "Until", "At", "Holds", "To", "LeadId" });

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Confidentiality_Track_OpenStage_Jobs",
                table: "Leads",
                columns: new[] { "Confidentiality", "Track", "OpenStage", "Jobs" });

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Figures",
                table: "Leads",
                columns: new[] { "Status", "Stage", "Track", "Function", "CapexCurrency", "WonAt", "Jobs", "CapexMinor", "Confidentiality", "OwnerId", "BackupId", "StageEnteredAt", "LastContactAt", "NextStepOn", "VerifiedJobs" });

            migrationBuilder.CreateIndex(
                name: "IX_Leads_ParentId",
                table: "Leads",
                column: "ParentId");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Track_OpenStage_DueNext_Number",
                table: "Leads",
                columns: new[] { "Track", "OpenStage", "DueNext", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_ApprovalDecisions_PersonId",
                table: "ApprovalDecisions",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_Approvals_LeadId",
                table: "Approvals",
                column: "LeadId");

            migrationBuilder.CreateIndex(
                name: "IX_Approvals_State_RequestedAt",
                table: "Approvals",
                columns: new[] { "State", "RequestedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_MigrationRunLeads_Run_Number",
                table: "MigrationRunLeads",
                columns: new[] { "Run", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_MigrationRunLeads_Run_State_Number",
                table: "MigrationRunLeads",
                columns: new[] { "Run", "State", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_MigrationRuns_BegunAt",
                table: "MigrationRuns",
                column: "BegunAt");

            migrationBuilder.CreateIndex(
                name: "IX_ProcessDrafts_State_ChangedAt",
                table: "ProcessDrafts",
                columns: new[] { "State", "ChangedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ProposalCopies_LeadId",
                table: "ProposalCopies",
                column: "LeadId");

            migrationBuilder.CreateIndex(
                name: "IX_ProposalCopies_ProposalId",
                table: "ProposalCopies",
                column: "ProposalId");

            migrationBuilder.CreateIndex(
                name: "IX_ProposalCopies_TokenHash",
                table: "ProposalCopies",
                column: "TokenHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReviewedWords_Language",
                table: "ReviewedWords",
                column: "Language");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ApprovalDecisions");

            migrationBuilder.DropTable(
                name: "MigrationRunLeads");

            migrationBuilder.DropTable(
                name: "ProcessDrafts");

            migrationBuilder.DropTable(
                name: "ProcessWords");

            migrationBuilder.DropTable(
                name: "ProposalCopies");

            migrationBuilder.DropTable(
                name: "ReviewedWords");

            migrationBuilder.DropTable(
                name: "Simulations");

            migrationBuilder.DropTable(
                name: "Approvals");

            migrationBuilder.DropTable(
                name: "MigrationRuns");

            migrationBuilder.DropIndex(
                name: "IX_Moves_Flow",
                table: "Moves");

            migrationBuilder.DropIndex(
                name: "IX_Moves_Funnel",
                table: "Moves");

            migrationBuilder.DropIndex(
                name: "IX_Moves_Stock",
                table: "Moves");

            migrationBuilder.DropIndex(
                name: "IX_Leads_Confidentiality_Track_OpenStage_Jobs",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_Figures",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_ParentId",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_Track_OpenStage_DueNext_Number",
                table: "Leads");

            migrationBuilder.DropColumn(
                name: "Note",
                table: "Tasks");

            migrationBuilder.DropColumn(
                name: "Answer",
                table: "Proposals");

            migrationBuilder.DropColumn(
                name: "AnswerWords",
                table: "Proposals");

            migrationBuilder.DropColumn(
                name: "AnsweredOn",
                table: "Proposals");

            migrationBuilder.DropColumn(
                name: "DraftTexts",
                table: "Proposals");

            migrationBuilder.DropColumn(
                name: "DraftTextsAccepted",
                table: "Proposals");

            migrationBuilder.DropColumn(
                name: "ExpiresOn",
                table: "Proposals");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "Proposals");

            migrationBuilder.DropColumn(
                name: "Sections",
                table: "Proposals");

            migrationBuilder.DropColumn(
                name: "SupersededBy",
                table: "Proposals");

            migrationBuilder.DropColumn(
                name: "AskedBy",
                table: "Processes");

            migrationBuilder.DropColumn(
                name: "Draft",
                table: "Processes");

            migrationBuilder.DropColumn(
                name: "PublishedBy",
                table: "Processes");

            migrationBuilder.DropColumn(
                name: "Held",
                table: "Moves");

            migrationBuilder.DropColumn(
                name: "Holds",
                table: "Moves");

            migrationBuilder.DropColumn(
                name: "LastMove",
                table: "Leads");

            migrationBuilder.DropColumn(
                name: "ParentId",
                table: "Leads");

            migrationBuilder.DropColumn(
                name: "Track",
                table: "Leads");

            migrationBuilder.DropColumn(
                name: "Subject",
                table: "Deadlines");

            migrationBuilder.CreateIndex(
                name: "IX_Moves_Flow",
                table: "Moves",
                columns: new[] { "At", "Kind", "FromStatus", "ToStatus", "WasWon", "WonAt", "LeadId" });

            migrationBuilder.CreateIndex(
                name: "IX_Moves_Funnel",
                table: "Moves",
                columns: new[] { "Entered", "At", "EnteredBefore", "OnwardAt", "EndedAt", "LeadId" });

            migrationBuilder.CreateIndex(
                name: "IX_Moves_Stock",
                table: "Moves",
                columns: new[] { "ToStatus", "WonAt", "Until", "At", "To", "LeadId" });

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Confidentiality_OpenStage_Jobs",
                table: "Leads",
                columns: new[] { "Confidentiality", "OpenStage", "Jobs" });

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Figures",
                table: "Leads",
                columns: new[] { "Status", "Stage", "Function", "CapexCurrency", "WonAt", "Jobs", "CapexMinor", "Confidentiality", "OwnerId", "BackupId", "StageEnteredAt", "LastContactAt", "NextStepOn", "VerifiedJobs" });

            migrationBuilder.CreateIndex(
                name: "IX_Leads_OpenStage_DueNext_Number",
                table: "Leads",
                columns: new[] { "OpenStage", "DueNext", "Number" });
        }
    }
}
