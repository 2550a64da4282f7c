import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Ends the line of whoever takes too long: before the request is there, between two pieces of it, or over the whole of request and answer.
/// One for each line; lives on its event loop.
final class Patience: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let limits: LineLimits
    /// Requests that came and were not answered yet; a browser may send the next before it has the answer to the first.
    private var underway = 0
    private var whole: Scheduled<Void>?
    private var pause: Scheduled<Void>?

    init(_ limits: LineLimits) { self.limits = limits }

    func handlerAdded(context: ChannelHandlerContext) { whole = ending(after: limits.asking, context) }

    func handlerRemoved(context: ChannelHandlerContext) { rest() }

    func channelInactive(context: ChannelHandlerContext) {
        rest()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            if underway == 0 { restart(limits.whole, context) }
            underway += 1
            restartPause(context)
        case .body: restartPause(context)
        case .end: pause?.cancel()
        }
        context.fireChannelRead(data)
    }

    /// An answer is given when its last byte has left: who does not read it holds the line as much as who does not write.
    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard case .end = unwrapOutboundIn(data) else { return context.write(data, promise: promise) }
        let left = promise ?? context.eventLoop.makePromise(of: Void.self)
        left.futureResult.assumeIsolated().whenSuccess { [self] in
            underway = max(0, underway - 1)
            restart(underway == 0 ? limits.asking : limits.whole, context)
        }
        context.write(data, promise: left)
    }

    private func restartPause(_ context: ChannelHandlerContext) {
        pause?.cancel()
        pause = ending(after: limits.pause, context)
    }

    private func restart(_ limit: TimeAmount, _ context: ChannelHandlerContext) {
        whole?.cancel()
        whole = context.channel.isActive ? ending(after: limit, context) : nil
    }

    private func ending(after limit: TimeAmount, _ context: ChannelHandlerContext) -> Scheduled<Void> {
        context.eventLoop.assumeIsolated().scheduleTask(in: limit) { context.close(promise: nil) }
    }

    private func rest() {
        whole?.cancel()
        pause?.cancel()
    }
}
