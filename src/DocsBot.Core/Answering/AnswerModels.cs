namespace DocsBot.Core.Answering;

/// <summary>The models in the order they are asked: the first answers, each next one stands in when the one before it is unavailable.</summary>
public sealed class AnswerModels
{
    /// <summary>Creates the chain.</summary>
    /// <param name="models">At least one; the last should be one that cannot fail, the extractive model.</param>
    /// <exception cref="ArgumentException">There is no model.</exception>
    public AnswerModels(IReadOnlyList<AnswerModel> models)
    {
        ArgumentNullException.ThrowIfNull(models);
        if (models.Count == 0)
        {
            throw new ArgumentException("At least one model is needed.", nameof(models));
        }

        InOrder = models;
    }

    /// <summary>The models, first choice first.</summary>
    public IReadOnlyList<AnswerModel> InOrder { get; }
}
