Console.WriteLine("DocsBot.Conformance");
