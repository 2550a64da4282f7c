// The round as a minimum cost flow, solved by LEMON's network simplex: the peer that the benchmark measures beside.
// Usage: network_simplex PROBLEM; prints "milliseconds total served". The clock runs from the choices in memory to the answer, as for the round.
#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

#include <chrono>
#include <cstdio>
#include <fstream>
#include <vector>

using Graph = lemon::SmartDigraph;
using Flow = lemon::NetworkSimplex<Graph, long long, long long>;

struct Choice {
    int ask, helper;
    long long score;
};

int main(int count, char** arguments) {
    if (count != 2) return 64;
    std::ifstream file(arguments[1]);
    int asks, helpers, choices;
    file >> asks >> helpers >> choices;
    std::vector<int> room(helpers);
    for (int& places : room) file >> places;
    std::vector<Choice> all(choices);
    for (Choice& choice : all) file >> choice.ask >> choice.helper >> choice.score;
    if (!file) return 65;

    auto begin = std::chrono::steady_clock::now();
    Graph graph;
    graph.reserveNode(asks + helpers + 2);
    graph.reserveArc(choices + 2 * asks + helpers);
    std::vector<Graph::Node> ask, helper;
    for (int i = 0; i < asks; i++) ask.push_back(graph.addNode());
    for (int i = 0; i < helpers; i++) helper.push_back(graph.addNode());
    Graph::Node source = graph.addNode(), sink = graph.addNode();
    Graph::ArcMap<long long> upper(graph), cost(graph);
    auto join = [&](Graph::Node from, Graph::Node to, long long places, long long price) {
        Graph::Arc arc = graph.addArc(from, to);
        upper[arc] = places;
        cost[arc] = price;
        return arc;
    };
    std::vector<Graph::Arc> without;
    for (int i = 0; i < asks; i++) {
        join(source, ask[i], 1, 0);
        without.push_back(join(ask[i], sink, 1, 0));
    }
    for (const Choice& choice : all) join(ask[choice.ask], helper[choice.helper], 1, -choice.score);
    for (int i = 0; i < helpers; i++) join(helper[i], sink, room[i], 0);
    Flow flow(graph);
    flow.upperMap(upper).costMap(cost).stSupply(source, sink, asks);
    if (flow.run() != Flow::OPTIMAL) return 70;
    long long total = -flow.totalCost<long long>();
    double milliseconds = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();

    int served = 0;
    for (Graph::Arc arc : without) served += flow.flow(arc) == 0;
    std::printf("%.3f %lld %d\n", milliseconds, total, served);
}
