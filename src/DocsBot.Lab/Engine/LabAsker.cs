using DocsBot.Core.Answering;
using DocsBot.Core.Interactions;
using DocsBot.Core.Retrieval;

namespace DocsBot.Lab.Engine;

/// <summary>Asks the service's own pipeline, made of the parts it was given. Safe for many questions at once.</summary>
internal sealed class LabAsker : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly CapturedInteractions _log;

    internal LabAsker(ServiceProvider services, CapturedInteractions log)
    {
        (_services, _log) = (services, log);
    }

    /// <summary>Finds passages.</summary>
    public Retriever Retriever => _services.GetRequiredService<Retriever>();

    /// <summary>Packs passages into a prompt.</summary>
    public ContextPacker Packer => _services.GetRequiredService<ContextPacker>();

    /// <summary>Calls a model for something else than an answer.</summary>
    public ModelCall Call => _services.GetRequiredService<ModelCall>();

    /// <summary>A part of the pipeline.</summary>
    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Asks a question to its end. A fault is in the record's <see cref="Interaction.Error"/>.</summary>
    /// <returns>What would have been written into the log, its failure signals included.</returns>
    public async Task<Interaction> AskAsync(Question question, CancellationToken cancellationToken)
    {
        var capture = _log.Begin();
        await foreach (var _ in _services.GetRequiredService<AnswerPipeline>().AnswerAsync(question, cancellationToken))
        {
            // What the reader would see is in the record.
        }

        return capture.Interaction ?? throw new InvalidOperationException("The pipeline recorded nothing.");
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
