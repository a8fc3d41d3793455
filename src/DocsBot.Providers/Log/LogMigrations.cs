using System.Globalization;

namespace DocsBot.Providers.Log;

/// <summary>
/// Append-only migrations of a database, <c>Migrations/NNNN_*.sql</c>. A number means the same for both databases: the schema after it has the same tables and columns.
/// </summary>
internal static class LogMigrations
{
    /// <summary>Those of a folder, in order.</summary>
    /// <param name="folder">For example <c>.Sqlite.Log.Migrations.</c>.</param>
    public static IReadOnlyList<(int Number, string Sql)> Read(string folder)
    {
        var assembly = typeof(LogMigrations).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.Contains(folder, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name =>
                {
                    using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                    var file = name.AsSpan(name.IndexOf(folder, StringComparison.Ordinal) + folder.Length);
                    return (int.Parse(file[..4], NumberStyles.None, CultureInfo.InvariantCulture), reader.ReadToEnd());
                }),
        ];
    }

    /// <summary>The fault of a log in another version.</summary>
    /// <param name="name">The log.</param>
    /// <param name="version">Its version.</param>
    /// <param name="latest">The version of this build.</param>
    /// <param name="remedy">What to do.</param>
    public static InteractionLogException NotOurs(string name, int version, int latest, string remedy) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"The interaction log {name} has schema version {version}, and this DocsBot knows version {latest}. {remedy}")) { IsOutdated = version < latest };

    /// <summary>Whether a log of this version is to be read: true for this build's, false for one without a schema.</summary>
    /// <exception cref="InteractionLogException">It is of another build.</exception>
    public static bool IsReadable(string name, int version, int latest)
    {
        if (version == latest)
        {
            return true;
        }

        return version == 0
            ? false
            : throw NotOurs(name, version, latest, version > latest ? "Update DocsBot." : "Start the chat service once: it brings the log up to date.");
    }
}
