using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace GlobalReach.Workflows.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AtWork : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Tasks_State_DueAt",
                table: "Tasks");

            migrationBuilder.DropIndex(
                name: "IX_Leads_OwnerId",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_Status_Stage",
                table: "Leads");

            migrationBuilder.AddColumn<string>(
                name: "Language",
                table: "People",
                type: "TEXT",
                maxLength: 12,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "DeadlineAt",
                table: "Leads",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DeadlineKey",
                table: "Leads",
                type: "TEXT",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "DueNext",
                table: "Leads",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<string>(
                name: "Function",
                table: "Leads",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OpenStage",
                table: "Leads",
                type: "TEXT",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "Details_DoNotContact",
                table: "Contacts",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Details_NativeName",
                table: "Contacts",
                type: "TEXT",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "Details_NoticeOn",
                table: "Contacts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Details_Order",
                table: "Contacts",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Details_Role",
                table: "Contacts",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Details_SecondLanguage",
                table: "Contacts",
                type: "TEXT",
                maxLength: 12,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Details_TimeZone",
                table: "Contacts",
                type: "TEXT",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "MailDomain",
                table: "Contacts",
                type: "TEXT",
                maxLength: 253,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "MatchTail",
                table: "Companies",
                type: "TEXT",
                maxLength: 300,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "MergedInto",
                table: "Companies",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ParentId",
                table: "Companies",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Profile_Duns",
                table: "Companies",
                type: "TEXT",
                maxLength: 9,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Profile_Lei",
                table: "Companies",
                type: "TEXT",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Profile_Naics",
                table: "Companies",
                type: "TEXT",
                maxLength: 6,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Profile_Ownership",
                table: "Companies",
                type: "TEXT",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Profile_RegistrationNumber",
                table: "Companies",
                type: "TEXT",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Profile_Revenue",
                table: "Companies",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Profile_Size",
                table: "Companies",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "Profile_StateOwned",
                table: "Companies",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Profile_Tier",
                table: "Companies",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Profile_TradingName",
                table: "Companies",
                type: "TEXT",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Profile_UsPresence",
                table: "Companies",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TradingMatchKey",
                table: "Companies",
                type: "TEXT",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WebDomain",
                table: "Companies",
                type: "TEXT",
                maxLength: 253,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "LastUsedOn",
                table: "ApiKeys",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Absences",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    StandInId = table.Column<Guid>(type: "TEXT", nullable: true),
                    EndedOn = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Absences", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CalendarLinks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TokenHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RevokedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CalendarLinks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CalendarLinks_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "CompanyMerges",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    WinnerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LoserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Before = table.Column<string>(type: "TEXT", nullable: false),
                    After = table.Column<string>(type: "TEXT", nullable: false),
                    Moved = table.Column<string>(type: "TEXT", nullable: false),
                    By = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UndoneAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CompanyMerges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CompanyMerges_Companies_LoserId",
                        column: x => x.LoserId,
                        principalTable: "Companies",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_CompanyMerges_Companies_WinnerId",
                        column: x => x.WinnerId,
                        principalTable: "Companies",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Moves",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    LeadId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Until = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    From = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    To = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    FromStatus = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    ToStatus = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    WasWon = table.Column<bool>(type: "INTEGER", nullable: false),
                    WonAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Entered = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    EnteredBefore = table.Column<DateTime>(type: "TEXT", nullable: true),
                    OnwardAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Moves", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Moves_Leads_LeadId",
                        column: x => x.LeadId,
                        principalTable: "Leads",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "SearchSubjects",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<byte>(type: "INTEGER", maxLength: 40, nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchSubjects", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "Views",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Owner = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    NameKey = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Query = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    IsShared = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsDefault = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    FactCount = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Views", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SearchTerms",
                columns: table => new
                {
                    SubjectKey = table.Column<long>(type: "INTEGER", nullable: false),
                    Term = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Kind = table.Column<byte>(type: "INTEGER", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchTerms", x => new { x.SubjectKey, x.Term });
                    table.ForeignKey(
                        name: "FK_SearchTerms_SearchSubjects_SubjectKey",
                        column: x => x.SubjectKey,
                        principalTable: "SearchSubjects",
                        principalColumn: "Key",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Tasks_AssigneeId_State_Role_DueAt",
                table: "Tasks",
                columns: new[] { "AssigneeId", "State", "Role", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_SiteVisits_From",
                table: "SiteVisits",
                column: "From");

            migrationBuilder.CreateIndex(
                name: "IX_Screenings_Result",
                table: "Screenings",
                column: "Result");

            migrationBuilder.CreateIndex(
                name: "IX_Proposals_ApprovedBy_State",
                table: "Proposals",
                columns: new[] { "ApprovedBy", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Leads_BackupId_Status",
                table: "Leads",
                columns: new[] { "BackupId", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Confidentiality_OpenStage_Jobs",
                table: "Leads",
                columns: new[] { "Confidentiality", "OpenStage", "Jobs" });

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Confidentiality_OwnerId_BackupId_Id",
                table: "Leads",
                columns: new[] { "Confidentiality", "OwnerId", "BackupId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Figures",
                table: "Leads",
                columns: new[] { "Status", "Stage", "Function", "CapexCurrency", "WonAt", "Jobs", "CapexMinor", "Confidentiality", "OwnerId", "BackupId", "StageEnteredAt", "LastContactAt", "NextStepOn", "VerifiedJobs" });

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Newest",
                table: "Leads",
                columns: new[] { "Inquiry_ReceivedAt", "Number", "Status", "Stage", "Confidentiality", "OwnerId", "BackupId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Leads_NextStepOn",
                table: "Leads",
                column: "NextStepOn");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_OpenStage_DueNext_Number",
                table: "Leads",
                columns: new[] { "OpenStage", "DueNext", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Leads_OwnerId_OpenStage_DueNext",
                table: "Leads",
                columns: new[] { "OwnerId", "OpenStage", "DueNext" });

            migrationBuilder.CreateIndex(
                name: "IX_Leads_OwnerId_Status",
                table: "Leads",
                columns: new[] { "OwnerId", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_Journal_At",
                table: "Journal",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_IncentivePackages_State",
                table: "IncentivePackages",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_Evidence_VerifiedBy",
                table: "Evidence",
                column: "VerifiedBy");

            migrationBuilder.CreateIndex(
                name: "IX_Deadlines_Key_DueAt",
                table: "Deadlines",
                columns: new[] { "Key", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Deadlines_State_DueAt",
                table: "Deadlines",
                columns: new[] { "State", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Contacts_MailDomain",
                table: "Contacts",
                column: "MailDomain");

            migrationBuilder.CreateIndex(
                name: "IX_Companies_MatchTail",
                table: "Companies",
                column: "MatchTail");

            migrationBuilder.CreateIndex(
                name: "IX_Companies_MergedInto",
                table: "Companies",
                column: "MergedInto");

            migrationBuilder.CreateIndex(
                name: "IX_Companies_NativeMatchKey",
                table: "Companies",
                column: "NativeMatchKey");

            migrationBuilder.CreateIndex(
                name: "IX_Companies_ParentId",
                table: "Companies",
                column: "ParentId");

            migrationBuilder.CreateIndex(
                name: "IX_Companies_TradingMatchKey",
                table: "Companies",
                column: "TradingMatchKey");

            migrationBuilder.CreateIndex(
                name: "IX_Companies_WebDomain",
                table: "Companies",
                column: "WebDomain");

            migrationBuilder.CreateIndex(
                name: "IX_Absences_PersonId",
                table: "Absences",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_Absences_To",
                table: "Absences",
                column: "To");

            migrationBuilder.CreateIndex(
                name: "IX_CalendarLinks_PersonId",
                table: "CalendarLinks",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_CalendarLinks_TokenHash",
                table: "CalendarLinks",
                column: "TokenHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CompanyMerges_LoserId",
                table: "CompanyMerges",
                column: "LoserId");

            migrationBuilder.CreateIndex(
                name: "IX_CompanyMerges_WinnerId",
                table: "CompanyMerges",
                column: "WinnerId");

            migrationBuilder.CreateIndex(
                name: "IX_Moves_Flow",
                table: "Moves",
                columns: new[] { "At", "Kind", "FromStatus", "ToStatus", "WasWon", "WonAt", "LeadId" });

            migrationBuilder.CreateIndex(
                name: "IX_Moves_Funnel",
                table: "Moves",
                columns: new[] { "Entered", "At", "EnteredBefore", "OnwardAt", "EndedAt", "LeadId" });

            migrationBuilder.CreateIndex(
                name: "IX_Moves_LeadId_Sequence",
                table: "Moves",
                columns: new[] { "LeadId", "Sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Moves_Stock",
                table: "Moves",
                columns: new[] { "ToStatus", "WonAt", "Until", "At", "To", "LeadId" });

            migrationBuilder.CreateIndex(
                name: "IX_Moves_Wins",
                table: "Moves",
                columns: new[] { "WonAt", "At", "Until", "LeadId" });

            migrationBuilder.CreateIndex(
                name: "IX_SearchSubjects_SubjectId",
                table: "SearchSubjects",
                column: "SubjectId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SearchTerms_Kind_Term_SubjectKey",
                table: "SearchTerms",
                columns: new[] { "Kind", "Term", "SubjectKey" });

            migrationBuilder.CreateIndex(
                name: "IX_Views_Owner_NameKey",
                table: "Views",
                columns: new[] { "Owner", "NameKey" },
                unique: true);

            migrationBuilder.StateOpenLeads();
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Absences");

            migrationBuilder.DropTable(
                name: "CalendarLinks");

            migrationBuilder.DropTable(
                name: "CompanyMerges");

            migrationBuilder.DropTable(
                name: "Moves");

            migrationBuilder.DropTable(
                name: "SearchTerms");

            migrationBuilder.DropTable(
                name: "Views");

            migrationBuilder.DropTable(
                name: "SearchSubjects");

            migrationBuilder.DropIndex(
                name: "IX_Tasks_AssigneeId_State_Role_DueAt",
                table: "Tasks");

            migrationBuilder.DropIndex(
                name: "IX_SiteVisits_From",
                table: "SiteVisits");

            migrationBuilder.DropIndex(
                name: "IX_Screenings_Result",
                table: "Screenings");

            migrationBuilder.DropIndex(
                name: "IX_Proposals_ApprovedBy_State",
                table: "Proposals");

            migrationBuilder.DropIndex(
                name: "IX_Leads_BackupId_Status",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_Confidentiality_OpenStage_Jobs",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_Confidentiality_OwnerId_BackupId_Id",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_Figures",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_Newest",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_NextStepOn",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_OpenStage_DueNext_Number",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_OwnerId_OpenStage_DueNext",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_OwnerId_Status",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Journal_At",
                table: "Journal");

            migrationBuilder.DropIndex(
                name: "IX_IncentivePackages_State",
                table: "IncentivePackages");

            migrationBuilder.DropIndex(
                name: "IX_Evidence_VerifiedBy",
                table: "Evidence");

            migrationBuilder.DropIndex(
                name: "IX_Deadlines_Key_DueAt",
                table: "Deadlines");

            migrationBuilder.DropIndex(
                name: "IX_Deadlines_State_DueAt",
                table: "Deadlines");

            migrationBuilder.DropIndex(
                name: "IX_Contacts_MailDomain",
                table: "Contacts");

            migrationBuilder.DropIndex(
                name: "IX_Companies_MatchTail",
                table: "Companies");

            migrationBuilder.DropIndex(
                name: "IX_Companies_MergedInto",
                table: "Companies");

            migrationBuilder.DropIndex(
                name: "IX_Companies_NativeMatchKey",
                table: "Companies");

            migrationBuilder.DropIndex(
                name: "IX_Companies_ParentId",
                table: "Companies");

            migrationBuilder.DropIndex(
                name: "IX_Companies_TradingMatchKey",
                table: "Companies");

            migrationBuilder.DropIndex(
                name: "IX_Companies_WebDomain",
                table: "Companies");

            migrationBuilder.DropColumn(
                name: "Language",
                table: "People");

            migrationBuilder.DropColumn(
                name: "DeadlineAt",
                table: "Leads");

            migrationBuilder.DropColumn(
                name: "DeadlineKey",
                table: "Leads");

            migrationBuilder.DropColumn(
                name: "DueNext",
                table: "Leads");

            migrationBuilder.DropColumn(
                name: "Function",
                table: "Leads");

            migrationBuilder.DropColumn(
                name: "OpenStage",
                table: "Leads");

            migrationBuilder.DropColumn(
                name: "Details_DoNotContact",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "Details_NativeName",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "Details_NoticeOn",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "Details_Order",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "Details_Role",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "Details_SecondLanguage",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "Details_TimeZone",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "MailDomain",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "MatchTail",
                table: "Companies");

            migrationBuilder.DropColumn(
                name: "MergedInto",
                table: "Companies");

            migrationBuilder.DropColumn(
                name: "ParentId",
                table: "Companies");

            migrationBuilder.DropColumn(
                name: "Profile_Duns",
                table: "Companies");

            migrationBuilder.DropColumn(
                name: "Profile_Lei",
                table: "Companies");

            migrationBuilder.DropColumn(
                name: "Profile_Naics",
                table: "Companies");

            migrationBuilder.DropColumn(
                name: "Profile_Ownership",
                table: "Companies");

            migrationBuilder.DropColumn(
                name: "Profile_RegistrationNumber",
                table: "Companies");

            migrationBuilder.DropColumn(
                name: "Profile_Revenue",
                table: "Companies");

            migrationBuilder.DropColumn(
                name: "Profile_Size",
                table: "Companies");

            migrationBuilder.DropColumn(
                name: "Profile_StateOwned",
                table: "Companies");

            migrationBuilder.DropColumn(
                name: "Profile_Tier",
                table: "Companies");

            migrationBuilder.DropColumn(
                name: "Profile_TradingName",
                table: "Companies");

            migrationBuilder.DropColumn(
                name: "Profile_UsPresence",
                table: "Companies");

            migrationBuilder.DropColumn(
                name: "TradingMatchKey",
                table: "Companies");

            migrationBuilder.DropColumn(
                name: "WebDomain",
                table: "Companies");

            migrationBuilder.DropColumn(
                name: "LastUsedOn",
                table: "ApiKeys");

            migrationBuilder.CreateIndex(
                name: "IX_Tasks_State_DueAt",
                table: "Tasks",
                columns: new[] { "State", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Leads_OwnerId",
                table: "Leads",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Status_Stage",
                table: "Leads",
                columns: new[] { "Status", "Stage" });
        }
    }
}
