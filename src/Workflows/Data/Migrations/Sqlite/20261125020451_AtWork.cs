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

            migrationBuilder.CreateIndex(
                name: "IX_Tasks_AssigneeId_State_Role_DueAt",
                table: "Tasks",
                columns: new[] { "AssigneeId", "State", "Role", "DueAt" });

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Tasks_AssigneeId_State_Role_DueAt",
                table: "Tasks");

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

            migrationBuilder.CreateIndex(
                name: "IX_Tasks_State_DueAt",
                table: "Tasks",
                columns: new[] { "State", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Leads_OwnerId",
                table: "Leads",
                column: "OwnerId");
        }
    }
}
