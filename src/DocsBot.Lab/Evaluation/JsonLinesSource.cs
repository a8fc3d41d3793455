using System.Globalization;
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
    /// <summary>The line of each id; with the ids by line it is all that is kept of a page.</summary>
    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);
    private readonly List<string?> _ids = [];

    /// <inheritdoc />
    public string Name => "corpus";

    /// <summary>The number of pages listed so far.</summary>
    public int Pages => _lines.Count;

    /// <summary>How many of them have no text; they give nothing to search for.</summary>
    public int Blank { get; private set; }

    /// <summary>The id of a page in the corpus, by the path under which it was listed.</summary>
    /// <param name="path">The path of a listed page.</param>
    public string IdOf(string path) => _ids[int.Parse(path.AsSpan(0, path.IndexOf('.', StringComparison.Ordinal)), CultureInfo.InvariantCulture)]!;

    /// <summary>The path under which a page was listed, by its id in the corpus; null for an id that is not there.</summary>
    /// <param name="id">The id.</param>
    public string? PathOf(string id) => _lines.TryGetValue(id, out var line) ? PathOf(line) : null;

    /// <summary>Checks that a page was listed.</summary>
    /// <exception cref="EvaluationSetException">None was.</exception>
    public void RequirePages()
    {
        if (Pages == 0)
        {
            throw new EvaluationSetException(file, line: null, "it has no page.");
        }
    }

    /// <inheritdoc />
    /// <exception cref="EvaluationSetException">A line is wrong.</exception>
    public async IAsyncEnumerable<SourceEntry> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        _ids.Clear();
        _lines.Clear();
        Blank = 0;
        foreach (var line in JsonLines.Read(file))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var id = line.Required("id");

            if (!_lines.TryAdd(id, line.Number))
            {
                throw new EvaluationSetException(file, line.Number, $"page {id} stands there twice, first in line {_lines[id]}.");
            }

            Blank += string.IsNullOrWhiteSpace(line.Required("text")) ? 1 : 0;
            _ids.AddRange(Enumerable.Repeat<string?>(null, line.Number - _ids.Count));
            _ids.Add(id);
            yield return new SourceEntry.File(new SourceFile
            {
                Path = PathOf(line.Number),
                Title = string.IsNullOrWhiteSpace(line.Optional("title")) ? null : line.Optional("title"),
                OpenAsync = stop => OpenAsync(line.Offset, line.Length, stop),
            });
        }

        await Task.CompletedTask;
    }

    /// <summary>Ids may be anything; the line's number makes a path that every parser and file system takes.</summary>
    private static string PathOf(int line) => string.Create(CultureInfo.InvariantCulture, $"{line:D7}.md");

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
