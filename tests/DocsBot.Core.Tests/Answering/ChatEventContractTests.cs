using System.Text.Json;
using System.Text.Json.Nodes;
using DocsBot.Core.Answering;

namespace DocsBot.Core.Tests.Answering;

public sealed class ChatEventContractTests
{
    private static readonly JsonNode Contract = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "contracts", "chat-events.json")))!;

    public static TheoryData<string> Valid => [.. Contract["valid"]!.AsArray().Select(node => node!.ToJsonString())];

    public static TheoryData<string, string> Invalid
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var node in Contract["invalid"]!.AsArray())
            {
                data.Add(node!["reason"]!.GetValue<string>(), node["event"]!.ToJsonString());
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Valid))]
    public void A_valid_event_is_read_and_written_back_with_the_same_members(string json)
    {
        var chatEvent = JsonSerializer.Deserialize<ChatEvent>(json, ContractJson.Options);

        var written = JsonNode.Parse(JsonSerializer.Serialize(chatEvent, ContractJson.Options));
        JsonNode.DeepEquals(written, JsonNode.Parse(json)).ShouldBeTrue($"{written?.ToJsonString()} is not {json}");
    }

    [Theory]
    [MemberData(nameof(Invalid))]
    public void An_invalid_event_is_refused(string reason, string json) =>
        Should.Throw<Exception>(() => JsonSerializer.Deserialize<ChatEvent>(json, ContractJson.Options), reason)
            .ShouldSatisfyAllConditions(fault => (fault is JsonException or NotSupportedException).ShouldBeTrue($"{reason}: {fault}"));

    [Fact]
    public void The_contract_has_an_example_of_every_event()
    {
        var types = typeof(ChatEvent).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(ChatEvent))).Select(type => JsonNamingPolicy.CamelCase.ConvertName(type.Name));
        Contract["valid"]!.AsArray().Select(node => node!["type"]!.GetValue<string>()).Distinct().Order().ShouldBe(types.Order());
    }
}
