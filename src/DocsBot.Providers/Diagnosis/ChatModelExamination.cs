using System.Globalization;
using System.Runtime.CompilerServices;
using DocsBot.Core.Answering;
using DocsBot.Providers.OpenAI;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;

namespace DocsBot.Providers.Diagnosis;

/// <summary>Asks a language model for one word: whether it is there, takes the key, knows the model, streams and counts its tokens.</summary>
/// <param name="options">A configured model.</param>
/// <param name="time">The clock.</param>
public sealed class ChatModelExamination(ModelOptions options, TimeProvider time) : IExamination
{
    /// <inheritdoc />
    public string Subject => $"Language model {options.Name} at {options.Endpoint?.Authority}";

    /// <inheritdoc />
    public async IAsyncEnumerable<Finding> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var finding in await LookAsync(cancellationToken))
        {
            yield return finding;
        }
    }

    private async Task<IReadOnlyList<Finding>> LookAsync(CancellationToken cancellationToken)
    {
        using var client = new OpenAIChatClient(options, time, NullLogger<OpenAIChatClient>.Instance);
        var start = time.GetTimestamp();
        TimeSpan? firstWords = null;
        TokenUsage? usage = null;
        try
        {
            await foreach (var update in client.GetStreamingResponseAsync([new ChatMessage(ChatRole.User, "Reply with the word: yes")], cancellationToken: cancellationToken))
            {
                firstWords ??= time.GetElapsedTime(start);
                usage = TokenUsage.From(update.Contents.OfType<UsageContent>().LastOrDefault()?.Details) ?? usage;
            }
        }
        catch (ModelUnavailableException fault)
        {
            return [Finding.Wrong(fault.Message)];
        }

        return
        [
            Finding.Ok(string.Create(CultureInfo.InvariantCulture, $"It answers; the first words came after {firstWords?.TotalSeconds:0.0} s.")),
            usage is null ? Finding.Notice("It does not count its tokens, so that the log has neither tokens nor cost.") : Finding.Ok("It counts its tokens."),
        ];
    }
}
