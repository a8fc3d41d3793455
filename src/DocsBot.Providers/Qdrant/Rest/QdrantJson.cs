using System.Text.Json.Serialization;

namespace DocsBot.Providers.Qdrant.Rest;

/// <summary>The JSON of every request and answer, made at compile time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Bm25Options))]
[JsonSerializable(typeof(CreateCollection))]
[JsonSerializable(typeof(Requests.UpdateCollection))]
[JsonSerializable(typeof(Requests.CreateFieldIndex))]
[JsonSerializable(typeof(Requests.ChangeAliases))]
[JsonSerializable(typeof(Requests.UpdateVectors))]
[JsonSerializable(typeof(Requests.DeleteVectors))]
[JsonSerializable(typeof(Requests.CountPoints))]
[JsonSerializable(typeof(Requests.QueryBatch))]
[JsonSerializable(typeof(Requests.GetPoints))]
[JsonSerializable(typeof(UpsertPoints))]
[JsonSerializable(typeof(PointSelection))]
[JsonSerializable(typeof(ScrollPoints))]
[JsonSerializable(typeof(Responses.ServerVersion))]
[JsonSerializable(typeof(Responses.Envelope<bool>), TypeInfoPropertyName = "Done")]
[JsonSerializable(typeof(Responses.Envelope<CollectionInfo>), TypeInfoPropertyName = "CollectionAnswer")]
[JsonSerializable(typeof(Responses.Envelope<ClusterInfo>), TypeInfoPropertyName = "Cluster")]
[JsonSerializable(typeof(Responses.Envelope<Responses.CollectionList>), TypeInfoPropertyName = "Collections")]
[JsonSerializable(typeof(Responses.Envelope<Responses.AliasList>), TypeInfoPropertyName = "Aliases")]
[JsonSerializable(typeof(Responses.Envelope<Responses.UpdateResult>), TypeInfoPropertyName = "Update")]
[JsonSerializable(typeof(Responses.Envelope<ScrollResult>), TypeInfoPropertyName = "Scroll")]
[JsonSerializable(typeof(Responses.Envelope<Responses.CountResult>), TypeInfoPropertyName = "Count")]
[JsonSerializable(typeof(Responses.Envelope<IReadOnlyList<StoredPoint>>), TypeInfoPropertyName = "Points")]
[JsonSerializable(typeof(Responses.Envelope<IReadOnlyList<Responses.QueryResult>>), TypeInfoPropertyName = "QueryResults")]
internal sealed partial class QdrantJson : JsonSerializerContext;
