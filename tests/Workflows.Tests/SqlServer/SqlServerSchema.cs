using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.Dac.Model;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace GlobalReach.Workflows.Tests.SqlServer;

/// <summary>The database as a migration script makes it, without a server: read by Microsoft's own parser and schema model.</summary>
internal sealed class SqlServerSchema : IDisposable
{
    private readonly TSqlModel model = new(SqlServerVersion.Sql160, new TSqlModelOptions());

    public SqlServerSchema(string script)
    {
        foreach (var definition in Definitions.In(Parse(script))) model.AddObjects(definition);
    }

    public TSqlModel Model => model;

    public IEnumerable<TSqlObject> Tables => model.GetObjects(DacQueryScopes.UserDefined, Table.TypeClass);

    /// <summary>What `dotnet ef migrations script` prints.</summary>
    public static string Script(MigrationsSqlGenerationOptions options = MigrationsSqlGenerationOptions.Default)
    {
        using var db = Offline();
        return db.GetService<IMigrator>().GenerateScript(options: options);
    }

    /// <summary>The tables as the migrations together leave them; that they do so is a test of its own. The schema model takes no table that is altered later.</summary>
    public static string WholeScript()
    {
        using var db = Offline();
        return db.Database.GenerateCreateScript();
    }

    /// <summary>A context that knows its provider and reaches no server.</summary>
    public static SqlServerDb Offline() => new(new DbContextOptionsBuilder<SqlServerDb>().UseSqlServer("Server=none").Options, new CurrentUser(), TimeProvider.System);

    public static TSqlFragment Parse(string sql)
    {
        var fragment = new TSql170Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var errors);
        return errors.Count == 0 ? fragment : throw new FormatException($"{errors[0].Message} (line {errors[0].Line}) in:\n{sql}");
    }

    /// <summary>Tables and columns that the statements name and the schema does not know.</summary>
    public IReadOnlyList<string> Unknown(IReadOnlyList<Statement> statements)
    {
        for (var i = 0; i < statements.Count; i++)
        {
            var procedure = $"CREATE PROCEDURE [dbo].[Collected{i}] {statements[i].Parameters} AS\nBEGIN\n{statements[i].Text}\nEND";
            Parse(procedure);
            try
            {
                model.AddObjects(procedure);
            }
            catch (DacModelException error)
            {
                throw new FormatException($"{error.Message} in:\n{statements[i].Text}", error);
            }
        }

        return [.. model.Validate().Select(fault => fault.Message).Distinct().Select(WithText)];

        string WithText(string fault) => statements.Index().Where(s => fault.Contains($"[Collected{s.Index}]", StringComparison.Ordinal)).Aggregate(fault, (text, s) => $"{text}\n{s.Item.Text}");
    }

    public void Dispose() => model.Dispose();

    /// <summary>The statements that make objects, wherever in the script they stand.</summary>
    private sealed class Definitions : TSqlFragmentVisitor
    {
        private readonly List<string> found = [];
        private readonly Dictionary<string, int> tables = new(StringComparer.OrdinalIgnoreCase);

        public static List<string> In(TSqlFragment script)
        {
            var visitor = new Definitions();
            script.Accept(visitor);
            return visitor.found;
        }

        public override void ExplicitVisit(CreateTableStatement node)
        {
            tables[node.SchemaObjectName.BaseIdentifier.Value] = found.Count;
            Keep(node);
        }

        public override void ExplicitVisit(CreateIndexStatement node) => Keep(node);

        /// <summary>The schema model takes a column only where its table is made: one that came later is put there.</summary>
        public override void ExplicitVisit(AlterTableAddTableElementStatement node)
        {
            if (node.Definition.ColumnDefinitions.Count == 0)
            {
                Keep(node);
                return;
            }

            var table = tables[node.SchemaObjectName.BaseIdentifier.Value];
            found[table] = found[table].Insert(found[table].LastIndexOf(')'), $", {string.Join(", ", node.Definition.ColumnDefinitions.Select(TextOf))}");
        }

        private void Keep(TSqlFragment node) => found.Add(TextOf(node));

        private static string TextOf(TSqlFragment node) => string.Concat(node.ScriptTokenStream.Skip(node.FirstTokenIndex).Take(node.LastTokenIndex - node.FirstTokenIndex + 1).Select(token => token.Text));
    }
}
