using DocsBot.Core.Answering.Techniques;
using DocsBot.Core.Prompts;
using DocsBot.Core.Retrieval;
using DocsBot.Core.Safety;

namespace DocsBot.Core.Answering;

/// <summary>What readers see of a model's text: nothing when it says that it has no answer, citations only where they hold, links only to sources, HTML as text, no
/// more than the length limit.</summary>
internal sealed class VerifiedText
{
    private readonly NoAnswerDetector _noAnswer = new();
    private readonly CitationVerifier _verifier;
    private readonly OutputFilter _filter;
    private readonly IReadOnlyList<RetrievedChunk> _chunks;
    private readonly int _maxCharacters;
    private int _taken;
    private bool _begun;

    public VerifiedText(IReadOnlyList<PromptSource> sources, IReadOnlyList<RetrievedChunk> chunks, int maxCharacters)
    {
        _verifier = new CitationVerifier(sources);
        _filter = new OutputFilter(sources);
        _chunks = chunks;
        _maxCharacters = maxCharacters;
    }

    /// <summary>What the answer begins with, before the model's own words; it is shown with the first of them.</summary>
    public string Start { get; init; } = "";

    /// <summary>The length limit is reached; nothing more will be shown.</summary>
    public bool IsFull => _taken >= _maxCharacters;

    /// <summary>Nothing but white space was shown.</summary>
    public bool IsEmpty { get; private set; } = true;

    public bool SaysNoAnswer => IsEmpty && _noAnswer.IsNoAnswer;

    public int DroppedCitations => _verifier.Dropped;

    /// <summary>The rules of what may be shown that the model broke so far; what is shown keeps to them.</summary>
    public IReadOnlySet<OutputRule> BrokenRules => _filter.Broken;

    /// <summary>The citations that did not hold, each with what was claimed; the first of them only.</summary>
    public IReadOnlyList<UnsupportedCitation> Unsupported => _verifier.Unsupported;

    public IReadOnlyList<Citation> Citations => [.. _verifier.Held.Select(number => ToCitation(number, _chunks[number - 1].Chunk))];

    /// <summary>Takes the next piece; gives what may be shown now.</summary>
    public string Append(string delta) => Show(Filter(_verifier.Append(Begin(_noAnswer.Append(delta)))));

    /// <summary>Ends the text; gives what was held back.</summary>
    public string Finish() => Show(Filter(_verifier.Append(Begin(_noAnswer.Finish())) + _verifier.Finish()) + (IsFull ? "" : _filter.Finish()));

    private string Begin(string text)
    {
        if (_begun || string.IsNullOrWhiteSpace(text))
        {
            return text;
        }

        _begun = true;
        return Start.Length > 0 ? PrewrittenStart.Join(Start, text) : text;
    }

    /// <summary>
    /// Takes what the length limit leaves. It is cut before the rules and not after them: a span of code or a block of which the end is missing would be
    /// something else to a renderer than what was let through.
    /// </summary>
    private string Filter(string text)
    {
        if (IsFull)
        {
            return "";
        }

        text = _taken == 0 ? text.TrimStart() : text;
        text = text.Length <= _maxCharacters - _taken ? text : text[..(_maxCharacters - _taken)];
        _taken += text.Length;
        return _filter.Append(text) + (IsFull ? _filter.Finish() : "");
    }

    private string Show(string text)
    {
        if (IsEmpty)
        {
            text = text.TrimStart();
        }

        IsEmpty &= text.Length == 0;
        return text;
    }

    private static Citation ToCitation(int number, Documents.Chunk chunk) =>
        new(number, chunk.Id.ToString(), chunk.HeadingPath.Count > 0 ? $"{chunk.Title} › {chunk.HeadingPath[^1]}" : chunk.Title, chunk.Url);
}
