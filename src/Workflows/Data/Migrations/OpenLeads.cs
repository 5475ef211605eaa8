using Microsoft.EntityFrameworkCore.Migrations;

namespace GlobalReach.Workflows.Data.Migrations;

/// <summary>What leads state of themselves since the board: told once for those that are there already; each states it anew with its next change.</summary>
internal static class OpenLeads
{
    public static void StateOpenLeads(this MigrationBuilder migration)
    {
        var (day, opening) = migration.IsSqlServer() ? ("CAST(NextStepOn AS datetime2)", "DATEADD(hour, 14, CAST(NextStepOn AS datetime2))") : ("NextStepOn", "NextStepOn || ' 14:00:00'");
        migration.Sql("UPDATE Leads SET DueNext = '9999-12-31 23:59:59.9999999'");
        migration.Sql("UPDATE Leads SET OpenStage = Stage WHERE Status IN ('Active', 'OnHold', 'Dormant')");
        // Deadlines are grouped once: asked for lead by lead, SQLite went through all armed ones for each of 30,000 leads.
        migration.Sql("UPDATE Leads SET DeadlineAt = d.DueAt FROM (SELECT LeadId, MIN(DueAt) AS DueAt FROM Deadlines WHERE State = 'Armed' GROUP BY LeadId) AS d WHERE d.LeadId = Leads.Id AND Leads.OpenStage IS NOT NULL");
        migration.Sql("UPDATE Leads SET DueNext = d.DueAt, DeadlineKey = d.[Key] FROM (SELECT LeadId, DueAt, MIN([Key]) AS [Key] FROM Deadlines WHERE State = 'Armed' GROUP BY LeadId, DueAt) AS d WHERE d.LeadId = Leads.Id AND d.DueAt = Leads.DeadlineAt");
        migration.Sql($"UPDATE Leads SET DueNext = {opening} WHERE OpenStage IS NOT NULL AND NextStepOn IS NOT NULL AND {day} < DueNext");
    }
}
