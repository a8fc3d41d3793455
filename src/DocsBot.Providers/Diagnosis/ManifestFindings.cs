using System.Globalization;
using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;

namespace DocsBot.Providers.Diagnosis;

/// <summary>What a manifest tells, whatever store it is of.</summary>
internal static class ManifestFindings
{
    public static IEnumerable<Finding> Of(IndexManifest manifest, IndexRecipe recipe)
    {
        yield return Finding.Ok(string.Create(
            CultureInfo.InvariantCulture,
            $"Snapshot {manifest.Snapshot} was published {manifest.PublishedAt:yyyy-MM-dd HH:mm} UTC: {manifest.Pages:N0} pages, {manifest.Chunks:N0} passages."));
        if (manifest.Chunks == 0)
        {
            yield return Finding.Wrong("There is no passage to answer from. Check the folder that --source names, and run the ingestion.");
        }

        yield return manifest.Chunker == recipe.Chunker
            ? Finding.Ok($"Pages were cut as this version does it ({manifest.Chunker}).")
            : Finding.Notice($"Pages were cut by another version ({manifest.Chunker}; this one is {recipe.Chunker}). It answers, and the next ingestion reads every page again.");
        yield return (manifest.EmbeddingModel, manifest.EmbeddingDimensions) == (recipe.EmbeddingModel, recipe.EmbeddingDimensions)
            ? Finding.Ok($"The embedding model is {manifest.EmbeddingModel ?? "none"}, {manifest.EmbeddingDimensions} components.")
            : Finding.Notice(
                $"Passages were embedded by {manifest.EmbeddingModel ?? "no model"} ({manifest.EmbeddingDimensions} components), this configuration's model is {recipe.EmbeddingModel ?? "none"} ({recipe.EmbeddingDimensions}). The next ingestion embeds everything anew.");
    }

    /// <summary>Compares a count with the manifest's.</summary>
    public static Finding Count(string what, int found, int expected) => found == expected
        ? Finding.Ok(string.Create(CultureInfo.InvariantCulture, $"The index holds {found:N0} {what}, as its manifest says."))
        : Finding.Wrong(string.Create(CultureInfo.InvariantCulture, $"The index holds {found:N0} {what}, its manifest says {expected:N0}: somebody changed it. Delete the snapshot and run the ingestion again."));

    /// <summary>Tells how many passages have no embedding.</summary>
    public static Finding Embeddings(IndexManifest manifest, int lacking)
    {
        if (manifest.EmbeddingModel is null)
        {
            return Finding.Notice("The index was made without an embedding model: it is searched by words only.");
        }

        if (lacking == 0)
        {
            return Finding.Ok("Every passage has its embedding.");
        }

        return manifest.EmbeddingModelHash is null && lacking == manifest.Chunks
            ? Finding.Notice("No passage has an embedding: the documentation is too small to learn a model from. It is searched by words only.")
            : Finding.Wrong(string.Create(CultureInfo.InvariantCulture, $"{lacking:N0} passages have no embedding and are found by words only. Run the ingestion again."));
    }
}
