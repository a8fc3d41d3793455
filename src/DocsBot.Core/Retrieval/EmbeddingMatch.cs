using System.Globalization;
using DocsBot.Core.Documents;
using Microsoft.Extensions.AI;

namespace DocsBot.Core.Retrieval;

/// <summary>Whether an index was embedded with the model that embeds the questions. Vectors of two models say nothing of each other, even where their dimensions agree.</summary>
public static class EmbeddingMatch
{
    /// <summary>What is wrong, as a sentence that names both models; null when they are one.</summary>
    /// <param name="manifest">The index.</param>
    /// <param name="model">The model of the questions; its dimension is compared when it is known.</param>
    public static string? Mismatch(IndexManifest manifest, EmbeddingGeneratorMetadata model)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(model);
        var isOne = string.Equals(manifest.EmbeddingModel, model.DefaultModelId, StringComparison.Ordinal) && manifest.EmbeddingModelHash is null
            && (model.DefaultModelDimensions is not { } dimensions || dimensions == manifest.EmbeddingDimensions);
        return isOne ? null : $"The index was embedded with {Name(manifest.EmbeddingModel, manifest.EmbeddingDimensions)}, and questions are embedded with {Name(model.DefaultModelId, model.DefaultModelDimensions)}.";
    }

    private static string Name(string? model, int? dimensions) => model is null
        ? "no model"
        : string.Create(CultureInfo.InvariantCulture, $"the model '{model}'{(dimensions is > 0 ? $" ({dimensions} dimensions)" : "")}");
}
