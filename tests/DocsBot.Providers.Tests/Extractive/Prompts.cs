using DocsBot.Core.Prompts;
using DocsBot.Providers.Extractive;
using Microsoft.Extensions.AI;

namespace DocsBot.Providers.Tests.Extractive;

/// <summary>Asks the extractive client as a rendered prompt does.</summary>
internal static class Prompts
{
    private static readonly PromptMarks Marks = PromptMarks.For("test");

    public static ChatOptions Options => new() { AdditionalProperties = new() { [PromptMarks.BoundaryProperty] = Marks.Boundary } };

    public static PromptSource Source(int number, string title, string heading, string text) => new(number, title, heading, $"/{number}/", text);

    public static async Task<string> AskAsync(string question, params PromptSource[] sources) => await AskAsync(question, [], sources);

    public static async Task<string> AskAsync(string question, ChatMessage[] history, params PromptSource[] sources)
    {
        using var client = new ExtractiveChatClient();
        var response = await client.GetResponseAsync(Render(question, history, sources), Options, TestContext.Current.CancellationToken);
        return response.Text;
    }

    public static List<ChatMessage> Render(string question, ChatMessage[] history, params PromptSource[] sources)
    {
        var passages = sources.Select(source =>
            $"{Marks.SourceOpen(source.Number)}\nPage: {source.Title}\n{(source.Heading.Length > 0 ? $"Section: {source.Heading}\n" : "")}\n{source.Text}\n{Marks.SourceClose}\n");
        var text = $"{string.Join('\n', passages)}\n{Marks.QuestionOpen}\n{question}\n{Marks.QuestionClose}";
        return [new ChatMessage(ChatRole.System, "Answer from the passages."), .. history, new ChatMessage(ChatRole.User, text)];
    }
}
