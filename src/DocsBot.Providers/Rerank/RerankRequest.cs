using System.Text.Json;
using DocsBot.Core.Reranking;

namespace DocsBot.Providers.Rerank;

/// <summary>The body of a request to a re-ranking endpoint.</summary>
internal static class RerankRequest
{
    /// <summary>Writes the body in the form of the API.</summary>
    public static byte[] Write(RerankOptions options, string question, IReadOnlyList<string> passages)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("query", question);
            json.WriteStartArray(options.Api == RerankApi.Tei ? "texts" : "documents");
            foreach (var passage in passages)
            {
                json.WriteStringValue(passage);
            }

            json.WriteEndArray();
            if (options.Api == RerankApi.Tei)
            {
                // What is longer than the model reads is an error there otherwise.
                json.WriteBoolean("truncate", true);
            }
            else
            {
                json.WriteNumber("top_n", passages.Count);
            }

            if (!string.IsNullOrWhiteSpace(options.Name))
            {
                json.WriteString("model", options.Name);
            }

            json.WriteEndObject();
        }

        return stream.ToArray();
    }
}
