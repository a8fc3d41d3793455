namespace DocsBot.Conformance.QdrantDouble.Http;

/// <summary>An answer that is an error, in the server's own words where the contract knows them.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="message">What goes into <c>status.error</c>.</param>
internal sealed class QdrantError(int status, string message) : Exception(message)
{
    public int Status { get; } = status;

    /// <summary>Whether the request is right and this double is what lacks something; such an answer fails the case that got it.</summary>
    public bool IsGap { get; private init; }

    public static QdrantError BadInput(string message) => new(400, $"Wrong input: {message}");

    public static QdrantError Format(string message) => new(400, $"Format error in JSON body: {message}");

    public static QdrantError NotFound(string message) => new(404, $"Not found: {message}");

    public static QdrantError NoCollection(string name) => NotFound($"Collection `{name}` doesn't exist!");

    public static QdrantError Exists(string name) => new(409, $"Wrong input: Collection `{name}` already exists!");

    public static QdrantError Validation(string message) => new(422, $"Validation error in JSON body: [{message}]");

    /// <summary>A part of Qdrant that the double does not play: refused, so that nobody takes silence for success.</summary>
    public static QdrantError NotPlayed(string what) => new(501, $"This double of Qdrant does not play {what}.") { IsGap = true };
}
