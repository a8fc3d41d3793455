using System.CommandLine;
using DocsBot.Core.Retrieval;
using DocsBot.Ingestion;
using DocsBot.Providers.Diagnosis;
using DocsBot.Providers.Embeddings;
using DocsBot.Providers.Sqlite.Index;
using Microsoft.Extensions.Logging.Abstractions;

namespace DocsBot.Ingest;

/// <summary>The command <c>doctor</c>.</summary>
internal static class DoctorCommand
{
    private const string About =
        """
        Looks at the index and says what is right, what is wrong and how to mend it. It changes nothing.

          dotnet run --project ingest/DocsBot.Ingest -- doctor --qdrant http://localhost:6333

        Exit codes: 0 all is well; 2 wrong usage; 4 something is wrong.
        """;

    /// <summary>Makes the command.</summary>
    /// <param name="data">The option that names the data folder.</param>
    /// <param name="qdrant">The option that names a Qdrant server.</param>
    public static Command Create(Option<string?> data, Option<string?> qdrant)
    {
        var command = new Command("doctor", About) { data, qdrant };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            try
            {
                return await new Doctor([Examine(parsed.GetValue(data), parsed.GetValue(qdrant))]).RunAsync(cancellationToken);
            }
            catch (UsageException fault)
            {
                JobConsole.Problem(fault.Message);
                return ExitCodes.WrongUsage;
            }
        });
        return command;
    }

    private static IExamination Examine(string? data, string? qdrant)
    {
        var index = IndexSettings.Read(Environment.GetEnvironmentVariables(), DataFolder.Of(data), qdrant);
        var embedding = EnvironmentSettings.Read<CorpusEmbeddingOptions>(CorpusEmbeddingOptions.Section, Environment.GetEnvironmentVariables());
        return IndexExaminations.Of(index.Qdrant, index.Embedded, RecipeOf(embedding), TimeProvider.System);
    }

    private static IndexRecipe RecipeOf(CorpusEmbeddingOptions embedding)
    {
        // The pipeline knows its recipe without touching a store.
        using var store = new SqliteChunkStore(new SqliteIndexOptions(), TimeProvider.System, NullLogger<SqliteChunkStore>.Instance);
        return new IngestPipeline(store, new IngestOptions(), TimeProvider.System, NullLogger<IngestPipeline>.Instance, new CorpusEmbeddingTrainer(embedding)).Recipe;
    }
}
