using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using DocsBot.Core.Answering;
using Microsoft.Extensions.AI;

namespace DocsBot.Lab.Evaluation.Runs;

/// <summary>
/// Asks a model what was not asked before, and recalls the rest. A reply is known by everything that determines it: the model, the messages without the marks that
/// are other in each request, the settings, and which sample of the reply is wanted. Failures are not kept. The client below stays its owner's.
/// </summary>
/// <param name="model">The model.</param>
/// <param name="replies">What was asked before.</param>
/// <param name="scope">The answer that it is asked for.</param>
/// <param name="time">The clock.</param>
internal sealed class RecallingChatClient(AnswerModel model, ReplyStore replies, CallScope scope, TimeProvider time) : IChatClient
{
    /// <summary>The models of a chain, each recalling. The extractive model is asked anew: it is quick, free and says the same every time.</summary>
    public static AnswerModels Of(AnswerModels models, ReplyStore replies, CallScope scope, TimeProvider time) =>
        new([.. models.InOrder.Select(model => model.IsExtractive ? model : model with { Client = new RecallingChatClient(model, replies, scope, time) })]);

    /// <inheritdoc />
    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var call = new Call(messages, options, model.Name, scope);
        if (await replies.FindAsync(call.Key, cancellationToken) is { } reply)
        {
            return call.Recall(reply, scope).ToChatResponse();
        }

        var written = new Written(time);
        var response = await model.Client.GetResponseAsync(call.Messages, options, cancellationToken);
        foreach (var update in response.ToChatResponseUpdates())
        {
            written.Add(update);
        }

        await SaveAsync(call, written, cancellationToken);
        return response;
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var call = new Call(messages, options, model.Name, scope);
        if (await replies.FindAsync(call.Key, cancellationToken) is { } reply)
        {
            foreach (var update in call.Recall(reply, scope))
            {
                yield return update;
            }

            yield break;
        }

        // Who stops reading has read enough, and will stop there again; a fault leaves isWhole false.
        var written = new Written(time);
        var isWhole = false;
        try
        {
            await using var updates = model.Client.GetStreamingResponseAsync(call.Messages, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
            while (true)
            {
                isWhole = false;
                var more = await updates.MoveNextAsync();
                isWhole = true;
                if (!more)
                {
                    break;
                }

                written.Add(updates.Current);
                yield return updates.Current;
            }
        }
        finally
        {
            if (isWhole)
            {
                await SaveAsync(call, written, cancellationToken);
            }
            else
            {
                scope.Made(cost: null);
            }
        }
    }

    /// <inheritdoc />
    public object? GetService(Type serviceType, object? serviceKey = null) => model.Client.GetService(serviceType, serviceKey);

    /// <inheritdoc />
    public void Dispose()
    {
        // The client below is not its own.
    }

    private async Task SaveAsync(Call call, Written written, CancellationToken cancellationToken)
    {
        var reply = written.ToReply(call.Secrets);
        scope.Made(model.Price?.CostOf(new TokenUsage(reply.InputTokens, reply.OutputTokens) { CachedInputTokens = reply.CachedInputTokens }));
        // A reply without a word is a fault of the moment: recalled, it would stay for ever.
        if (reply.Text.Length > 0 && !cancellationToken.IsCancellationRequested)
        {
            await replies.SaveAsync(call.Key, model.Name, reply, time.GetUtcNow(), cancellationToken);
        }
    }

    /// <summary>A call with the key of its reply.</summary>
    private sealed class Call
    {
        private readonly string _messages;

        public Call(IEnumerable<ChatMessage> messages, ChatOptions? options, string model, CallScope scope)
        {
            Messages = [.. messages];
            Secrets = RequestSecrets.In(Messages, options);
            var determining = new StringBuilder();
            determining.Append(CultureInfo.InvariantCulture, $"{model}\n{options?.Temperature}\n{options?.TopP}\n{options?.MaxOutputTokens}\n");
            determining.AppendJoin('\u001f', options?.StopSequences ?? []).Append('\n');
            foreach (var message in Messages)
            {
                // Lengths keep one message from passing for two.
                var text = Secrets.Hide(message.Text);
                determining.Append(CultureInfo.InvariantCulture, $"{message.Role} {text.Length}\n{text}\n");
            }

            _messages = Hash(determining.ToString());
            Key = Hash($"{_messages}\n{scope.SampleOf(_messages)}");
        }

        public IReadOnlyList<ChatMessage> Messages { get; }

        public RequestSecrets Secrets { get; }

        public string Key { get; }

        /// <summary>The reply as the client below gave it, in three pieces: what it thought, what it wrote, how it ended.</summary>
        public IReadOnlyList<ChatResponseUpdate> Recall(RecordedReply reply, CallScope scope)
        {
            scope.Recall(_messages, reply.TotalMs);
            var end = new ChatResponseUpdate(ChatRole.Assistant, [])
            {
                FinishReason = reply.Finish is { } finish ? new ChatFinishReason(finish) : null,
            };
            if (reply.InputTokens is not null || reply.OutputTokens is not null)
            {
                end.Contents.Add(new UsageContent(new UsageDetails
                {
                    InputTokenCount = reply.InputTokens, OutputTokenCount = reply.OutputTokens, CachedInputTokenCount = reply.CachedInputTokens,
                }));
            }

            return
            [
                .. reply.Reasoning is { } thoughts ? [new ChatResponseUpdate(ChatRole.Assistant, [new TextReasoningContent(Secrets.Show(thoughts))])] : (ChatResponseUpdate[])[],
                new ChatResponseUpdate(ChatRole.Assistant, Secrets.Show(reply.Text)),
                end,
            ];
        }

        private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>A reply on its way.</summary>
    private sealed class Written(TimeProvider time)
    {
        private readonly long _started = time.GetTimestamp();
        private readonly StringBuilder _text = new();
        private readonly StringBuilder _thoughts = new();
        private double? _firstMs;
        private UsageDetails? _usage;
        private ChatFinishReason? _finish;

        public void Add(ChatResponseUpdate update)
        {
            if (update.Text.Length > 0)
            {
                _firstMs ??= time.GetElapsedTime(_started).TotalMilliseconds;
            }

            _text.Append(update.Text);
            _thoughts.AppendJoin("", update.Contents.OfType<TextReasoningContent>().Select(thought => thought.Text));
            _usage = update.Contents.OfType<UsageContent>().LastOrDefault()?.Details ?? _usage;
            _finish = update.FinishReason ?? _finish;
        }

        public RecordedReply ToReply(RequestSecrets secrets)
        {
            var total = time.GetElapsedTime(_started).TotalMilliseconds;
            return new RecordedReply(
                secrets.Hide(_text.ToString()),
                _thoughts.Length > 0 ? secrets.Hide(_thoughts.ToString()) : null,
                _finish?.Value,
                _usage?.InputTokenCount,
                _usage?.OutputTokenCount,
                _usage?.CachedInputTokenCount,
                _firstMs ?? total,
                total);
        }
    }
}
