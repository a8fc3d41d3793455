using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using DocsBot.Ingestion.Sources;

namespace DocsBot.Lab.Evaluation;

/// <summary>
/// The corpus of an evaluation set as pages: the text of each line is read as Markdown. Only the place of a page is kept, so that a corpus of any size fits.
/// </summary>
/// <param name="file">The <c>corpus.jsonl</c>.</param>
public sealed class JsonLinesSource(string file) : IPageSource
{
    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _paths = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public string Name => "corpus";

    /// <summary>The number of pages listed so far.</summary>
    public int Pages => _ids.Count;

    /// <summary>The id of a page in the corpus, by the path under which it was listed.</summary>
    /// <param name="path">The path of a listed page.</param>
    public string IdOf(string path) => _ids[path];

    /// <summary>The path under which a page was listed, by its id in the corpus; null for an id that is not there.</summary>
    /// <param name="id">The id.</param>
    public string? PathOf(string id) => _paths.GetValueOrDefault(id);

    /// <inheritdoc />
    /// <exception cref="EvaluationSetException">A line is wrong.</exception>
    public async IAsyncEnumerable<SourceEntry> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        _ids.Clear();
        _paths.Clear();
        foreach (var line in JsonLines.Read(file))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var id = line.Required("id");

            // Ids may be anything; the line's number makes a path that every parser and file system takes.
            var path = FormattableString.Invariant($"{line.Number:D7}.md");
            if (!_paths.TryAdd(id, path))
            {
                throw new EvaluationSetException(file, line.Number, $"page {id} stands there twice.");
            }

            _ = line.Required("text");
            _ids.Add(path, id);
            yield return new SourceEntry.File(new SourceFile
            {
                Path = path,
                Title = string.IsNullOrWhiteSpace(line.Optional("title")) ? null : line.Optional("title"),
                OpenAsync = stop => OpenAsync(line.Offset, line.Length, stop),
            });
        }

        await Task.CompletedTask;
    }

    private async ValueTask<Stream> OpenAsync(long offset, int length, CancellationToken cancellationToken)
    {
        await using var stream = JsonLines.Open(file);
        stream.Position = offset;
        var bytes = new byte[length];
        await stream.ReadExactlyAsync(bytes, cancellationToken);
        using var document = JsonDocument.Parse(bytes);
        return new MemoryStream(Encoding.UTF8.GetBytes(document.RootElement.GetProperty("text").GetString()!), writable: false);
    }
}
