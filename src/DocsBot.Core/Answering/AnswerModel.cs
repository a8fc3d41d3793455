using Microsoft.Extensions.AI;

namespace DocsBot.Core.Answering;

/// <summary>A model that may write answers.</summary>
/// <param name="Name">What events and the log call it, for example <c>gpt-5-mini</c> or <c>extractive</c>.</param>
/// <param name="Client">The model.</param>
public sealed record AnswerModel(string Name, IChatClient Client);
