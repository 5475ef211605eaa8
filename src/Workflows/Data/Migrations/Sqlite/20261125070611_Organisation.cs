using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace GlobalReach.Workflows.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Organisation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Deadlines_LeadId",
                table: "Deadlines");

            migrationBuilder.DropIndex(
                name: "IX_Deadlines_RingsAt",
                table: "Deadlines");

            migrationBuilder.AddColumn<Guid>(
                name: "TeamId",
                table: "People",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Letterheads",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: true),
                    LogoHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    PublishedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    PublishedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Letterheads", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Teams",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    NameKey = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    LedBy = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Teams", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_People_TeamId",
                table: "People",
                column: "TeamId");

            migrationBuilder.CreateIndex(
                name: "IX_Deadlines_LeadId_State_DueAt",
                table: "Deadlines",
                columns: new[] { "LeadId", "State", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Deadlines_State_RingsAt",
                table: "Deadlines",
                columns: new[] { "State", "RingsAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Letterheads_Number",
                table: "Letterheads",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Teams_NameKey",
                table: "Teams",
                column: "NameKey",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Letterheads");

            migrationBuilder.DropTable(
                name: "Teams");

            migrationBuilder.DropIndex(
                name: "IX_People_TeamId",
                table: "People");

            migrationBuilder.DropIndex(
                name: "IX_Deadlines_LeadId_State_DueAt",
                table: "Deadlines");

            migrationBuilder.DropIndex(
                name: "IX_Deadlines_State_RingsAt",
                table: "Deadlines");

            migrationBuilder.DropColumn(
                name: "TeamId",
                table: "People");

            migrationBuilder.CreateIndex(
                name: "IX_Deadlines_LeadId",
                table: "Deadlines",
                column: "LeadId");

            migrationBuilder.CreateIndex(
                name: "IX_Deadlines_RingsAt",
                table: "Deadlines",
                column: "RingsAt");
        }
    }
}
