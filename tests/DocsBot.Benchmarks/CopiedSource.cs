using System.Runtime.CompilerServices;
using System.Text;
using DocsBot.Ingestion.Sources;

namespace DocsBot.Benchmarks;

/// <summary>
/// A larger documentation made of a smaller one: its pages several times over, every copy with words of its own. About one word in six is another in each copy, so that
/// the vocabulary grows with the pages, as it does in real documentation, and no two copies of a page have the same text.
/// </summary>
/// <param name="pages">The documentation.</param>
/// <param name="copies">How often each page is listed; the first time as it is.</param>
internal sealed class CopiedSource(IPageSource pages, int copies) : IPageSource
{
    private const uint OneIn = 6;
    private const int ShortestChanged = 4;
    private const string Consonants = "bcdfghjklmnpqrstvwxz";

    /// <inheritdoc />
    public string Name => pages.Name;

    /// <inheritdoc />
    public async IAsyncEnumerable<SourceEntry> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var copy = 0; copy < copies; copy++)
        {
            await foreach (var entry in pages.ListAsync(cancellationToken))
            {
                yield return copy > 0 && entry is SourceEntry.File file ? new SourceEntry.File(Copy(file.Page, copy)) : entry;
            }
        }
    }

    /// <inheritdoc />
    public string? ReadInclude(string path) => pages.ReadInclude(path);

    private static SourceFile Copy(SourceFile page, int copy) => page with
    {
        Path = FormattableString.Invariant($"copy-{copy}/{page.Path}"),
        Size = null,
        OpenAsync = async cancellationToken =>
        {
            await using var stream = await page.OpenAsync(cancellationToken);
            using var reader = new StreamReader(stream, Encoding.UTF8);
            return new MemoryStream(Encoding.UTF8.GetBytes(Change(await reader.ReadToEndAsync(cancellationToken), copy)), writable: false);
        },
    };

    /// <summary>The same word becomes the same other word everywhere in a copy. Only words of lower-case letters change: markup and names of fields stay.</summary>
    private static string Change(string text, int copy)
    {
        var changed = text.ToCharArray();
        for (var start = 0; start < changed.Length;)
        {
            var end = start;
            while (end < changed.Length && char.IsAsciiLetterLower(changed[end]))
            {
                end++;
            }

            var word = changed.AsSpan(start..end);
            if (word.Length >= ShortestChanged && (start == 0 || changed[start - 1] == ' ') && Hash(word, copy) is var hash && hash % OneIn == 0)
            {
                Respell(word, hash);
            }

            start = end + 1;
        }

        return new string(changed);
    }

    private static void Respell(Span<char> word, uint hash)
    {
        for (var i = 0; i < word.Length; i++)
        {
            var place = Consonants.IndexOf(word[i], StringComparison.Ordinal);
            if (place >= 0)
            {
                word[i] = Consonants[(int)((place + 1 + (hash >> 8)) % Consonants.Length)];
            }
        }
    }

    // FNV-1a.
    private static uint Hash(ReadOnlySpan<char> word, int copy)
    {
        var hash = 2166136261u ^ (uint)copy;
        foreach (var c in word)
        {
            hash = (hash ^ c) * 16777619;
        }

        return hash ^ (hash >> 15);
    }
}
