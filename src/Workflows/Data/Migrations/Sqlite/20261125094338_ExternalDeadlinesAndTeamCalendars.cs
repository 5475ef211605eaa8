using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace GlobalReach.Workflows.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ExternalDeadlinesAndTeamCalendars : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Calendar",
                table: "Teams",
                type: "TEXT",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Calendar",
                table: "Deadlines",
                type: "TEXT",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ReportedAt",
                table: "Deadlines",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TimeZone",
                table: "Deadlines",
                type: "TEXT",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Title",
                table: "Deadlines",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Deadlines_ReportedAt",
                table: "Deadlines",
                column: "ReportedAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Deadlines_ReportedAt",
                table: "Deadlines");

            migrationBuilder.DropColumn(
                name: "Calendar",
                table: "Teams");

            migrationBuilder.DropColumn(
                name: "Calendar",
                table: "Deadlines");

            migrationBuilder.DropColumn(
                name: "ReportedAt",
                table: "Deadlines");

            migrationBuilder.DropColumn(
                name: "TimeZone",
                table: "Deadlines");

            migrationBuilder.DropColumn(
                name: "Title",
                table: "Deadlines");
        }
    }
}
