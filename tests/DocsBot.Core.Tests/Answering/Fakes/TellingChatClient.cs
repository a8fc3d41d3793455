using System.Runtime.CompilerServices;
using DocsBot.Core.Prompts;
using Microsoft.Extensions.AI;

namespace DocsBot.Core.Tests.Answering.Fakes;

/// <summary>A model that an attack has turned: after some text it writes the mark of its prompt, letter by letter, and would go on for ever.</summary>
internal sealed class TellingChatClient(string before) : IChatClient
{
    public bool WasStopped { get; private set; }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        try
        {
            yield return new ChatResponseUpdate(ChatRole.Assistant, before);
            foreach (var letter in (string)options!.AdditionalProperties![PromptMarks.BoundaryProperty]!)
            {
                await Task.Yield();
                yield return new ChatResponseUpdate(ChatRole.Assistant, char.ToUpperInvariant(letter) + "-");
            }

            while (!cancellationToken.IsCancellationRequested)
            {
                await Task.Yield();
                yield return new ChatResponseUpdate(ChatRole.Assistant, "and more ");
            }
        }
        finally
        {
            WasStopped = true;
        }
    }

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
