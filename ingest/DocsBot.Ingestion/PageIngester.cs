using System.Buffers;
using System.Globalization;
using DocsBot.Core.Documents;
using DocsBot.Ingestion.Chunking;
using DocsBot.Ingestion.Parsing;
using DocsBot.Ingestion.Sources;
using Microsoft.Extensions.Logging;

namespace DocsBot.Ingestion;

/// <summary>Takes one page of a source from its bytes to its chunks. Safe for use by many threads.</summary>
internal sealed partial class PageIngester
{
    private readonly IngestSource _source;
    private readonly IngestOptions _options;
    private readonly IReadOnlyDictionary<string, string> _known;
    private readonly PageParser _parser;
    private readonly Chunker _chunker;
    private readonly IncludeFiles _includes;
    private readonly ILogger _log;
    private readonly string _settings;

    /// <summary>Creates an ingester.</summary>
    /// <param name="source">The source and its site.</param>
    /// <param name="options">Limits.</param>
    /// <param name="known">Fingerprints of the pages that the draft holds, by path.</param>
    /// <param name="chunker">Cuts pages.</param>
    /// <param name="log">Where faults are logged.</param>
    public PageIngester(IngestSource source, IngestOptions options, IReadOnlyDictionary<string, string> known, Chunker chunker, ILogger log)
    {
        _source = source;
        _options = options;
        _known = known;
        _parser = new PageParser();
        _chunker = chunker;
        _includes = new IncludeFiles(source.Pages);
        _log = log;
        _settings = source.Site.Describe();
    }

    /// <summary>Reads, compares, parses and chunks a page. Whatever is wrong with the page is in the result; only cancellation is thrown.</summary>
    public async Task<PageResult> IngestAsync(SourceFile file, CancellationToken cancellationToken)
    {
        var key = new PageKey(_source.Pages.Name, file.Path);
        if (file.Size > _options.MaxPageBytes)
        {
            return new PageResult.Failed(key, TooLarge(string.Create(CultureInfo.InvariantCulture, $"{file.Size:N0} bytes")));
        }

        var buffer = ArrayPool<byte>.Shared.Rent((int)(file.Size is > 0 ? file.Size.Value + 1 : 64 * 1024));
        try
        {
            var stream = await file.OpenAsync(cancellationToken);
            await using (stream)
            {
                var length = 0;
                int read;
                while ((read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken)) > 0)
                {
                    length += read;
                    if (length > _options.MaxPageBytes)
                    {
                        return new PageResult.Failed(key, TooLarge("larger"));
                    }

                    if (length == buffer.Length)
                    {
                        buffer = Grown(buffer);
                    }
                }

                return Ingest(file, key, buffer.AsSpan(0, length));
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or HttpRequestException)
        {
            return new PageResult.Failed(key, $"It cannot be read: {fault.Message}");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private PageResult Ingest(SourceFile file, PageKey key, ReadOnlySpan<byte> content)
    {
        var hash = PageFingerprint.OfContent(content, $"{_settings}\n{file.Url}\n{file.Title}");
        if (PageFingerprint.Matches(_known.GetValueOrDefault(file.Path), hash, _includes.HashOf))
        {
            return new PageResult.Unchanged(key);
        }

        if (!PageText.TryDecode(content, out var text, out var fault))
        {
            return new PageResult.Failed(key, fault!);
        }

        var includes = _includes.ForPage();
        try
        {
            var result = _parser.Parse(new PageInput { Key = key, Text = text, Site = _source.Site, Include = includes.Read, Url = file.Url, Title = file.Title });
            return result switch
            {
                ParseResult.Parsed parsed => new PageResult.Ingested(key, PageFingerprint.Join(hash, includes.Asked), _chunker.Chunk(parsed.Page)),
                ParseResult.Skipped skipped => new PageResult.Skipped(key, PageFingerprint.Join(hash, includes.Asked), skipped.Reason),
                ParseResult.Broken broken => new PageResult.Failed(key, broken.Reason),
                _ => throw new InvalidOperationException($"Unknown result {result}."),
            };
        }
        catch (Exception unexpected) when (unexpected is not OperationCanceledException)
        {
            // A parser that trips over one page must not cost the others; the log has what its author needs.
            Log.ParserFailed(_log, unexpected, key);
            return new PageResult.Failed(key, $"It cannot be parsed: {unexpected.Message} Please report this with the page.");
        }
    }

    private string TooLarge(string size) => string.Create(
        CultureInfo.InvariantCulture,
        $"It is {size}, above the limit of {_options.MaxPageBytes:N0} bytes. Split it, leave it out, or raise --max-page-size.");

    private static byte[] Grown(byte[] buffer)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(larger.AsSpan());
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The parser failed on {Page}.")]
        public static partial void ParserFailed(ILogger logger, Exception exception, PageKey page);
    }
}
