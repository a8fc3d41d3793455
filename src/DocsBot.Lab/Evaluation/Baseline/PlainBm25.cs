using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace DocsBot.Lab.Evaluation.Baseline;

/// <summary>
/// What a day's work gives: SQLite's own full-text search over windows of 200 words, the page's title beside each, Porter stemming, any word of the question,
/// SQLite's bm25(). A page stands where its best window stands. Retrieval that does not beat it on a corpus is not worth its code there.
/// </summary>
internal sealed class PlainBm25 : IDisposable
{
    /// <summary>Windows ranked for a question: enough for the first 20 pages of a corpus whose pages are long.</summary>
    private const int Candidates = 1000;

    private const int WindowsPerTransaction = 20_000;

    private readonly DirectoryInfo _folder;
    private readonly string _file;
    private readonly ConcurrentBag<SqliteConnection> _idle = [];
    private readonly List<string> _pages = [];

    /// <summary>The page of each window; rows are numbered from 1.</summary>
    private readonly List<int> _pageOfWindow = [];

    private PlainBm25()
    {
        _folder = Directory.CreateTempSubdirectory("docsbot-lab-baseline-");
        _file = Path.Combine(_folder.FullName, "baseline.db");
    }

    /// <summary>Indexes a corpus in a temporary file.</summary>
    /// <param name="corpusFile">The <c>corpus.jsonl</c>, read line by line.</param>
    /// <param name="cancellationToken">Stops between two pages; the file is deleted.</param>
    /// <exception cref="EvaluationSetException">A line is wrong.</exception>
    public static PlainBm25 Build(string corpusFile, CancellationToken cancellationToken)
    {
        var baseline = new PlainBm25();
        try
        {
            baseline.Index(corpusFile, cancellationToken);
            return baseline;
        }
        catch
        {
            baseline.Dispose();
            throw;
        }
    }

    /// <summary>The pages for a question, best first. Of a conversation the last two turns are asked along. Safe for use by several threads at once.</summary>
    public IReadOnlyList<string> Rank(EvaluationQuestion question)
    {
        if (PlainQuery.Parse(string.Join(' ', [.. question.History.TakeLast(2).Select(turn => turn.Text), question.Text])) is not { } query)
        {
            return [];
        }

        var connection = _idle.TryTake(out var idle) ? idle : Connect();
        try
        {
            return Rank(connection, query, question.Excluded);
        }
        finally
        {
            _idle.Add(connection);
        }
    }

    public void Dispose()
    {
        foreach (var connection in _idle)
        {
            connection.Dispose();
        }

        _folder.Delete(recursive: true);
    }

    private List<string> Rank(SqliteConnection connection, string query, IReadOnlySet<string> excluded)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT rowid FROM window WHERE window MATCH $query ORDER BY rank LIMIT $top";
        command.Parameters.AddWithValue("$query", query);
        command.Parameters.AddWithValue("$top", Candidates);
        using var reader = command.ExecuteReader();
        var pages = new List<string>();
        var known = new HashSet<int>();
        while (reader.Read())
        {
            var page = _pageOfWindow[reader.GetInt32(0) - 1];
            if (known.Add(page) && !excluded.Contains(_pages[page]))
            {
                pages.Add(_pages[page]);
            }
        }

        return pages;
    }

    private void Index(string corpusFile, CancellationToken cancellationToken)
    {
        using var connection = Connect();
        Run(connection, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; CREATE VIRTUAL TABLE window USING fts5(title, text, content='', tokenize='porter unicode61'); BEGIN");
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO window(rowid, title, text) VALUES ($number, $title, $text)";
        var number = insert.Parameters.Add("$number", SqliteType.Integer);
        var title = insert.Parameters.Add("$title", SqliteType.Text);
        var text = insert.Parameters.Add("$text", SqliteType.Text);
        foreach (var line in JsonLines.Read(corpusFile))
        {
            cancellationToken.ThrowIfCancellationRequested();
            title.Value = line.Optional("title") ?? "";
            foreach (var window in TextWindows.Of(line.Required("text")))
            {
                _pageOfWindow.Add(_pages.Count);
                number.Value = _pageOfWindow.Count;
                text.Value = window;
                insert.ExecuteNonQuery();
                if (_pageOfWindow.Count % WindowsPerTransaction == 0)
                {
                    Run(connection, "COMMIT; BEGIN");
                }
            }

            _pages.Add(line.Required("id"));
        }

        // One segment instead of many: a question then reads one list a word.
        Run(connection, "COMMIT; INSERT INTO window(window) VALUES ('optimize')");
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _file, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constant statements of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
