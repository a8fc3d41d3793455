using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using DocsBot.Conformance.QdrantDouble.Faults;
using DocsBot.Conformance.Validation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace DocsBot.Conformance.QdrantDouble.Http;

/// <summary>From a request to its answer: key, route, body, schema, fault, operation, envelope.</summary>
internal sealed class RequestHandler(QdrantDoubleOptions options, CancellationToken stopping)
{
    private readonly Lock _lock = new();
    private readonly ApiKeyGate _gate = new(options.ApiKey, options.ReadOnlyApiKey);
    private readonly Routes _routes = new();

    public ConcurrentQueue<string> Findings { get; } = new();

    public FaultPlan Faults { get; } = new();

    public RequestShapes Shapes { get; } = new();

    public async Task HandleAsync(HttpContext context)
    {
        var (method, path) = (context.Request.Method, context.Request.Path.Value ?? "/");
        if (await AnswerWithoutKeyAsync(context, path))
        {
            return;
        }

        var watch = Stopwatch.StartNew();
        try
        {
            if (_routes.Find(method, path) is not var (route, arguments))
            {
                // The server's answer to an unknown route has no body.
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                Findings.Enqueue($"{method} {path}: the double plays no such operation.");
                return;
            }

            if (!await _gate.PassesAsync(context, route))
            {
                return;
            }

            var call = new Call(arguments, context.Request.Query, await RequestBody.ReadAsync(context, options.BodyLimit));
            Check(route, path, call);
            await AnswerAsync(context, route, call, watch);
        }
        catch (QdrantError error)
        {
            if (error.IsGap)
            {
                Findings.Enqueue($"{method} {path}: {error.Message}");
            }

            await WriteErrorAsync(context, error.Status, error.Message, watch);
        }
    }

    private async Task<bool> AnswerWithoutKeyAsync(HttpContext context, string path)
    {
        if (path is not ("/" or "/healthz" or "/livez" or "/readyz"))
        {
            return false;
        }

        if (options.Validator?.Validate(context.Request.Method, path, context.Request.Query, default) is { } wrong)
        {
            Findings.Enqueue($"{context.Request.Method} {path}: {wrong}");
        }

        Shapes.Add($"{context.Request.Method} {path}", context.Request.Query.Keys, default);
        if (path == "/")
        {
            await context.Response.WriteAsJsonAsync(new { title = "qdrant - vector search engine", version = options.Version }, context.RequestAborted);
            return true;
        }

        if (Faults.Take($"GET {path}") is Fault.Status fault)
        {
            context.Response.StatusCode = fault.Code;
        }

        await context.Response.WriteAsync(path == "/readyz" ? "all shards are ready" : "healthz check passed", context.RequestAborted);
        return true;
    }

    private void Check(Route route, string path, Call call)
    {
        if (route.TakesWait && call.Query["wait"] != "true")
        {
            Findings.Enqueue($"{route.Method} {path}: a write without wait=true; a fault after the acknowledgement would be lost.");
        }

        if (options.Validator?.Validate(route.Method, path, call.Query, call.Body) is { } fault)
        {
            Findings.Enqueue($"{route.Method} {path}: {fault}");
            throw new QdrantError(400, $"The request does not follow the schema: {fault}");
        }

        Shapes.Add($"{route.Method} {route.Template}", call.Query.Keys, call.Body);
    }

    private async Task AnswerAsync(HttpContext context, Route route, Call call, Stopwatch watch)
    {
        var fault = Faults.Take($"{route.Method} {context.Request.Path.Value}");
        switch (fault)
        {
            case Fault.Status status:
                _ = status.Applied ? Apply(route, call) : null;
                if (status.RetryAfterSeconds is { } seconds)
                {
                    context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
                }

                await WriteErrorAsync(context, status.Code, WordsOf(status.Code), watch);
                return;
            case Fault.AlreadyInProgress:
                await WriteAsync(context, 503, new JsonObject { ["status"] = "already_in_progress", ["time"] = 0.0 });
                return;
            case Fault.Reset reset:
                _ = reset.Applied ? Apply(route, call) : null;
                context.Features.Get<IHttpRequestLifetimeFeature>()!.Abort();
                return;
            case Fault.Delay delay:
                using (var gone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping))
                {
                    await Task.Delay(delay.By, gone.Token);
                }

                break;
        }

        var result = Apply(route, call);
        var answer = new JsonObject { ["result"] = result, ["status"] = "ok", ["time"] = watch.Elapsed.TotalSeconds };
        if (fault is Fault.Malformed)
        {
            context.Response.ContentType = "application/json";
            var text = answer.ToJsonString();
            await context.Response.WriteAsync(text[..(text.Length / 2)], context.RequestAborted);
            return;
        }

        await WriteAsync(context, 200, answer);
    }

    private JsonNode? Apply(Route route, Call call)
    {
        lock (_lock)
        {
            return route.Answer(call);
        }
    }

    private static string WordsOf(int code) => code switch
    {
        408 => "Timeout: Operation timed out",
        429 => "Rate limiting exceeded: Read rate limit exceeded",
        503 => "Shard temporarily unavailable: The operation could not be completed",
        507 => "Insufficient storage: Disk usage is above the quota",
        _ => "Service internal error: an injected fault",
    };

    private static Task WriteErrorAsync(HttpContext context, int status, string message, Stopwatch watch) =>
        WriteAsync(context, status, new JsonObject { ["status"] = new JsonObject { ["error"] = message }, ["time"] = watch.Elapsed.TotalSeconds });

    private static async Task WriteAsync(HttpContext context, int status, JsonObject answer)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await using var writer = new Utf8JsonWriter(context.Response.BodyWriter);
        answer.WriteTo(writer);
        await writer.FlushAsync(context.RequestAborted);
    }
}
