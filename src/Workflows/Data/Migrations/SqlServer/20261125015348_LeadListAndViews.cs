using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace GlobalReach.Workflows.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class LeadListAndViews : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Views",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Owner = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    NameKey = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    Query = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    IsShared = table.Column<bool>(type: "bit", nullable: false),
                    IsDefault = table.Column<bool>(type: "bit", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false),
                    FactCount = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Views", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Confidentiality_OwnerId_BackupId_Id",
                table: "Leads",
                columns: new[] { "Confidentiality", "OwnerId", "BackupId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Inquiry_ReceivedAt_Number_Status_Stage_Confidentiality_OwnerId_BackupId_Id",
                table: "Leads",
                columns: new[] { "Inquiry_ReceivedAt", "Number", "Status", "Stage", "Confidentiality", "OwnerId", "BackupId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Views_Owner_NameKey",
                table: "Views",
                columns: new[] { "Owner", "NameKey" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Views");

            migrationBuilder.DropIndex(
                name: "IX_Leads_Confidentiality_OwnerId_BackupId_Id",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_Inquiry_ReceivedAt_Number_Status_Stage_Confidentiality_OwnerId_BackupId_Id",
                table: "Leads");
        }
    }
}
