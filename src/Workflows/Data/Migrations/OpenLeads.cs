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
        migration.Sql("UPDATE Leads SET DeadlineAt = (SELECT MIN(d.DueAt) FROM Deadlines d WHERE d.LeadId = Leads.Id AND d.State = 'Armed') WHERE OpenStage IS NOT NULL");
        migration.Sql("UPDATE Leads SET DueNext = DeadlineAt, DeadlineKey = (SELECT MIN(d.[Key]) FROM Deadlines d WHERE d.LeadId = Leads.Id AND d.State = 'Armed' AND d.DueAt = Leads.DeadlineAt) WHERE DeadlineAt IS NOT NULL");
        migration.Sql($"UPDATE Leads SET DueNext = {opening} WHERE OpenStage IS NOT NULL AND NextStepOn IS NOT NULL AND {day} < DueNext");
    }
}
