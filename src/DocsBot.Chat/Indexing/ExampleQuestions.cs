using System.Text.RegularExpressions;
using DocsBot.Chat.Configuration;
using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;
using Microsoft.Extensions.Options;

namespace DocsBot.Chat.Indexing;

/// <summary>The questions offered to somebody who has asked none yet: the configured ones, or some that headings of the documentation answer.</summary>
public sealed partial class ExampleQuestions
{
    private const int Wanted = 3;
    private const int LongestHeading = 60;

    /// <summary>What people come to documentation for; a heading that begins with one of these words makes a question.</summary>
    private static readonly string[] Tasks =
        ["install", "configure", "create", "run", "deploy", "use", "add", "connect", "upgrade", "change", "write", "enable", "debug", "define", "manage", "embed", "set up", "what is"];

    /// <summary>For the documentation of DocsBot itself.</summary>
    private static readonly string[] AboutDocsBot =
        ["How do I embed the widget in my site?", "What happens when the documentation does not answer a question?", "How do I use a language model?"];

    private readonly Retriever _retriever;
    private readonly DocsFolder _folder;
    private readonly WidgetOptions _widget;
    private volatile string[] _current;

    /// <summary>Creates the list, with the configured questions until the index is looked at.</summary>
    public ExampleQuestions(Retriever retriever, DocsFolder folder, IOptions<WidgetOptions> widget)
    {
        ArgumentNullException.ThrowIfNull(widget);
        _retriever = retriever;
        _folder = folder;
        _widget = widget.Value;
        _current = _widget.Examples;
    }

    /// <summary>The questions; may be empty.</summary>
    public IReadOnlyList<string> Current => _current;

    /// <summary>Looks for questions that the published index answers, unless some are configured.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        if (_widget.Examples.Length > 0)
        {
            return;
        }

        if (_folder.HoldsOwnDocs)
        {
            _current = AboutDocsBot;
            return;
        }

        var found = new List<string>();
        var pages = new HashSet<PageKey>();
        foreach (var task in Tasks)
        {
            var result = await _retriever.RetrieveAsync(task, SearchFilter.None, cancellationToken);
            foreach (var chunk in result.Chunks.Select(hit => hit.Chunk))
            {
                if (ToQuestion(chunk.HeadingPath.Count > 0 ? chunk.HeadingPath[^1] : chunk.Title, task) is { } question && pages.Add(chunk.Page))
                {
                    found.Add(question);
                    break;
                }
            }

            if (found.Count == Wanted)
            {
                break;
            }
        }

        _current = [.. found];
    }

    private static string? ToQuestion(string heading, string task)
    {
        if (heading.Length > LongestHeading || !heading.StartsWith(task, StringComparison.OrdinalIgnoreCase) || !WordsOnly().IsMatch(heading))
        {
            return null;
        }

        if (heading.EndsWith('?'))
        {
            return heading;
        }

        // "Install the agent" → "How do I install the agent?"; a bare "Install" or "Installation notes" makes no question.
        var rest = heading[task.Length..];
        return rest.StartsWith(' ') && task != "what is" ? $"How do I {char.ToLowerInvariant(heading[0])}{heading[1..]}?" : null;
    }

    [GeneratedRegex(@"^[\p{L}\p{N} ,'’/\-]+\??$", RegexOptions.NonBacktracking)]
    private static partial Regex WordsOnly();
}
