using System.Globalization;
using System.Reflection;
using Microsoft.Data.Sqlite;

namespace DocsBot.Providers.Sqlite.Index;

/// <summary>The layout of an index file: numbered SQL files, applied in order and never changed afterwards. <c>user_version</c> says how far a file is.</summary>
internal static class IndexSchema
{
    /// <summary>"DocI": marks a file as an index of DocsBot.</summary>
    public const int ApplicationId = 0x446f6349;

    private const string Prefix = "DocsBot.Providers.Sqlite.Index.Migrations.";

    private static readonly IReadOnlyList<(int Number, string Resource)> Migrations =
        [.. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => (int.Parse(name.AsSpan(Prefix.Length, 4), CultureInfo.InvariantCulture), name))
            .Order()];

    /// <summary>The version that this build reads and writes.</summary>
    public static int Latest => Migrations[^1].Number;

    /// <summary>Brings a file to the latest version, each step in a transaction of its own.</summary>
    public static void Migrate(SqliteConnection connection)
    {
        var version = connection.ReadInteger("PRAGMA user_version");
        foreach (var (number, resource) in Migrations.Where(m => m.Number > version))
        {
            using var transaction = connection.BeginTransaction();
            connection.Run(Read(resource));
            connection.Run(string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {number};"));
            transaction.Commit();
        }
    }

    private static string Read(string resource)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
